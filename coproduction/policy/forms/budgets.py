from decimal import Decimal

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.policy.forms.checking import CheckedForm
from coproduction.reference.models import Directorate

MOST = Decimal("9999999.99")


class BudgetForm(CheckedForm):
    code = fields.TextField(label="Budget code", max_length=20, look={"width": 10})
    name = fields.TextField(label="Name", max_length=150)
    directorate = fields.ModelSelectField(Directorate.objects.none(), label="Directorate")
    amount = fields.MoneyField(label="Amount", max_value=MOST, width=10)

    def __init__(self, *args, directorates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["directorate"].queryset = directorates


class ChangeBudgetForm(Form):
    name = fields.TextField(label="Name", max_length=150)
    amount = fields.MoneyField(label="Amount", max_value=MOST, width=10)
    is_closed = fields.YesNoField(
        label="Is this budget closed?",
        noun="whether this budget is closed",
        hint="A closed budget is offered on no new advert. What is promised is still paid.",
    )
