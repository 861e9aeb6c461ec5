from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.policy.forms.checking import CheckedForm
from coproduction.reference.models import Directorate

MOST = Decimal("9999999.99")


class BudgetForm(CheckedForm):
    code = fields.TextField(label=_("Budget code"), max_length=20, look={"width": 10})
    name = fields.TextField(label=_("Name"), max_length=150)
    directorate = fields.ModelSelectField(Directorate.objects.none(), label=_("Directorate"))
    amount = fields.MoneyField(label=_("Amount"), max_value=MOST, width=10)

    def __init__(self, *args, directorates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["directorate"].queryset = directorates


class ChangeBudgetForm(Form):
    name = fields.TextField(label=_("Name"), max_length=150)
    amount = fields.MoneyField(label=_("Amount"), max_value=MOST, width=10)
    is_closed = fields.YesNoField(
        label=_("Is this budget closed?"),
        noun=_("whether this budget is closed"),
        hint=_("A closed budget is offered on no new advert. What is promised is still paid."),
    )
