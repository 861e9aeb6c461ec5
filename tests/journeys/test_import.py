"""A coordinator brings a spreadsheet of adverts in, and reads what became of each row."""

from pathlib import Path

import pytest
import time_machine

from coproduction.accounts.enums import Role
from involvement.models import Opportunity
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import person
from tests.involvement.imports.conftest import trust

__all__ = ["trust"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]
FILE = Path(__file__).parents[1] / "data/opportunities.csv"


class Import:
    def __init__(self, window):
        self.window = window

    def when_she_chooses_the_file(self):
        self.window.goto("/start/")
        self.window.follow("Adverts")
        self.window.follow("Import adverts from a spreadsheet")
        self.window.finds_nothing_wrong()
        self.window.press("Import")
        self.window.finds_nothing_wrong()
        self.window.follows_the_error_to("file")
        self.window.page.get_by_label("Spreadsheet of adverts").set_input_files(FILE)
        self.window.press("Import")

    def then_the_progress_page_says_it_is_done(self):
        self.window.sees("This is done.")
        self.window.finds_nothing_wrong()
        self.window.follow("See the result")

    def and_nine_are_ready_and_five_say_what_is_missing(self):
        self.window.finds_nothing_wrong()
        ready, drafts = (
            self._rows_under(words) for words in ("Ready to publish", "Drafts, with what is missing")
        )
        assert (len(ready), len(drafts)) == (9, 5)
        assert Opportunity.objects.count() == 14
        missing = self.window.page.locator("h3 + ul")
        assert missing.count() == 5
        assert all(words.strip() for words in missing.all_inner_texts())

    def _rows_under(self, heading):
        found = "h2, main li a, main h3 a"
        words = self.window.page.locator(found).all_inner_texts()
        after = words[words.index(heading) + 1 :]
        ends = next((place for place, each in enumerate(after) if not each.startswith("WLT-")), len(after))
        return after[:ends]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_spreadsheet_of_adverts(open_as, transactional_db, trust, size):
    with time_machine.travel("2026-11-23T10:00:00Z", tick=True):
        story = Import(open_as(person(Role.COORDINATOR, name="Cora Coordinator"), size))
        story.when_she_chooses_the_file()
        story.then_the_progress_page_says_it_is_done()
        story.and_nine_are_ready_and_five_say_what_is_missing()
