from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form


class ReturnForm(Form):
    words = fields.LongTextField(
        label="What do you need to know?",
        noun="what you need to know",
        hint="The person who claims reads this as you write it. Say what to change, kindly and plainly.",
        max_length=1000,
    )


class RejectForm(Form):
    words = fields.LongTextField(
        label="Why can we not pay this claim?",
        noun="why we cannot pay this claim",
        hint="The person who claims reads this as you write it. If a small change would mend it, return the claim instead.",
        max_length=1000,
    )


class PayOnForm(Form):
    pay_on = fields.SplitDateField(
        label="Date the money should arrive", noun="the date the money should arrive", when="today_or_future"
    )


class FailForm(Form):
    reason = fields.TextField(
        label="What did the bank say?",
        noun="what the bank said",
        hint="For example, account closed. The person can read this.",
        max_length=200,
    )
