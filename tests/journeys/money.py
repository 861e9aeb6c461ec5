"""The rest of the story: one person approves, another pays, and a manager reads what it came to."""

import csv
import re
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

from openpyxl import load_workbook
from PIL import Image

from tests.documents.files import PLANTED

PAY_ON = date(2026, 12, 22)


class Money:
    """Told with `self.approver`, `self.finance` and `self.manager`, each a window."""

    amount = Decimal("67.22")  # 2.5 and 1 hour at £11.50, 37.4 miles at 55p, £6.40 bus fare

    def then_the_approver_approves_it(self):
        self.approver.goto("/start/")
        self.approver.finds_nothing_wrong()
        self.approver.follow("Claims to check")
        self.approver.finds_nothing_wrong()
        self.approver.follow(re.compile(r"^Claim \d"))
        self.approver.sees(f"£{self.amount}")
        self._the_photo_does_not_say_where_it_was_taken()
        self.approver.finds_nothing_wrong()
        self.approver.press("Approve this claim")
        self.approver.finds_nothing_wrong()

    def _the_photo_does_not_say_where_it_was_taken(self):
        page = self.approver.page
        link = page.get_by_role("link", name="ticket.jpg").get_attribute("href")
        photo = page.request.get(link).body()
        assert photo.startswith(b"\xff\xd8"), "not a JPEG"
        assert PLANTED not in photo
        assert not Image.open(BytesIO(photo)).getexif()

    def when_finance_makes_and_locks_a_run(self):
        self.finance.goto("/start/")
        self.finance.finds_nothing_wrong()
        self.finance.follow("Payment runs")
        self.finance.fill_date("Date the money should arrive", PAY_ON)
        self.finance.finds_nothing_wrong()
        self.finance.press("Open a run with these claims")
        self.finance.finds_nothing_wrong()
        self._move("Lock this run")

    def then_the_file_ties_to_the_claims(self):
        rows = list(csv.DictReader(StringIO(self.finance.downloads(".csv").decode("utf-8-sig"))))
        assert [row["Record"] for row in rows] == ["PAYMENT", "CONTROL"]
        assert rows[0]["Account number"] == "66374958"
        assert rows[0]["Amount"] == rows[1]["Amount"] == str(self.amount)
        assert rows[1]["Count"] == "1"

    def and_finance_sends_it_and_reconciles(self):
        self._move("Mark as sent")
        self._move("Reconcile this run")
        self.finance.sees("Reconciled")

    def _move(self, button):
        self.finance.press(button)
        self.finance.finds_nothing_wrong()
        self.finance.press(button)
        self.finance.finds_nothing_wrong()

    def then_a_manager_downloads_the_report_that_shows_it(self):
        self.manager.goto("/start/")
        self.manager.finds_nothing_wrong()
        self.manager.follow("Reports")
        self.manager.finds_nothing_wrong()
        self.manager.follow("Involvement and spend")
        self.manager.sees(f"£{self.amount}")
        self.manager.finds_nothing_wrong()
        as_csv = list(csv.reader(StringIO(self.manager.downloads("Download as CSV").decode("utf-8-sig"))))
        book = load_workbook(BytesIO(self.manager.downloads("Download as an Excel spreadsheet")))
        as_xlsx = list(book.worksheets[0].iter_rows(values_only=True))
        assert any("2.5" in cell or "3.5" in cell for row in as_csv for cell in row), as_csv
        assert any(str(self.amount) == cell for row in as_csv for cell in row), as_csv
        assert any(
            self.amount == Decimal(str(cell)) for row in as_xlsx for cell in row if isinstance(cell, float)
        )
