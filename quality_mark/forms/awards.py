"""What the chair fills in about marks."""

from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form


class WithdrawForm(Form):
    reason = fields.LongTextField(
        label=_("Why is the mark withdrawn?"),
        hint=_(
            "Everyone can read this on the register, so name nobody. We send it to the submitters "
            "and contributors too."
        ),
        noun=_("why the mark is withdrawn"),
        max_length=1000,
        rows=4,
    )
