from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form


class ReturnForm(Form):
    words = fields.LongTextField(
        label=_("What do you need to know?"),
        noun=_("what you need to know"),
        hint=_("The person who claims reads this as you write it. Say what to change, kindly and plainly."),
        max_length=1000,
    )


class RejectForm(Form):
    words = fields.LongTextField(
        label=_("Why can we not pay this claim?"),
        noun=_("why we cannot pay this claim"),
        hint=_(
            "The person who claims reads this as you write it. If a small change would mend it, "
            "return the claim instead."
        ),
        max_length=1000,
    )


class PayOnForm(Form):
    pay_on = fields.SplitDateField(
        label=_("Date the money should arrive"),
        noun=_("the date the money should arrive"),
        when="today_or_future",
    )


class FailForm(Form):
    reason = fields.TextField(
        label=_("What did the bank say?"),
        noun=_("what the bank said"),
        hint=_("For example, account closed. The person can read this."),
        max_length=200,
    )
