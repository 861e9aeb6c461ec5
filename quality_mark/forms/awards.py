"""What the chair fills in about marks."""

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form


class WithdrawForm(Form):
    reason = fields.LongTextField(
        label="Why is the mark withdrawn?",
        hint="Everyone can read this on the register, so name nobody. We send it to the submitters and contributors too.",
        noun="why the mark is withdrawn",
        max_length=1000,
        rows=4,
    )
