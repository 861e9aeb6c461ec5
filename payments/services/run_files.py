"""The file finance pays from. It is made once, when the run is locked, and served again byte for byte."""

from coproduction.core.reporting import csv_lines
from coproduction.documents.services import keep_made
from payments.selectors.receipts import RUN_FILE
from payments.selectors.runs import file_rows_of

HEADINGS = (  # English: finance systems read these
    "Record", "Reference", "Pay on", "Account name", "Sort code", "Account number", "Roll number",  # English: see above
    "Amount", "Budget", "Count",  # English: see above
)  # fmt: skip


def keep_file_of(run, *, by):
    """Make the CSV of a run and keep it with its hash. Its last line holds the control totals: how many, and pounds."""
    content = "".join(csv_lines(HEADINGS, _rows(run))).encode()
    name = f"payment-run-{run.pk}.csv"
    return keep_made(content, name=name, media_type="text/csv", purpose=RUN_FILE, by=by)


def _rows(run):
    day = run.pay_on.isoformat()
    for payment in file_rows_of(run):
        details = payment.bank_details
        yield [
            "PAYMENT", reference_of(payment), day, details.account_name, _with_hyphens(details.sort_code),
            details.account_number, details.roll_number, f"{payment.amount:.2f}", payment.budget_code or "", 1,
        ]  # fmt: skip
    yield ["CONTROL", f"RUN{run.pk}", day, "", "", "", "", f"{run.total:.2f}", "", run.count]


def reference_of(payment):
    """Return what the bank statement of the person says: at most 18 characters, as BACS allows."""
    return f"RUN{payment.run_id} CLAIM{payment.claim_id}"[:18]  # English: banks and finance match it


def _with_hyphens(sort_code):
    return "-".join(sort_code[place : place + 2] for place in (0, 2, 4))
