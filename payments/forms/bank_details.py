from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from payments.rules import bank_details as rules

WRONG_SORT_CODE = _("Sort code must be 6 figures, like 08-99-99")
WRONG_ACCOUNT_NUMBER = _("Account number must be between 6 and 8 figures")
WRONG_ROLL_NUMBER = _(
    "Roll number must be 18 or fewer letters, figures, spaces, hyphens, slashes or full stops"
)


class BankDetailsForm(Form):
    account_name = fields.TextField(
        label=_("Name on the account"),
        hint=_("As your bank or building society has it."),
        max_length=70,
        autocomplete="off",
    )
    sort_code = fields.TextField(
        label=_("Sort code"),
        hint=_("6 figures, for example 08-99-99."),
        max_length=20,
        inputmode="numeric",
        autocomplete="off",
        spellcheck="false",
        look={"width": 5},
    )
    account_number = fields.TextField(
        label=_("Account number"),
        hint=_("Between 6 and 8 figures."),
        max_length=20,
        inputmode="numeric",
        autocomplete="off",
        spellcheck="false",
        look={"width": 10},
    )
    roll_number = fields.TextField(
        label=_("Building society roll number (if you have one)"),
        noun=_("the building society roll number"),
        hint=_("You can find it on your card, statement or passbook."),
        max_length=30,
        required=False,
        autocomplete="off",
        spellcheck="false",
        look={"width": 20},
    )

    def clean_sort_code(self):
        return self._tidied("sort_code", rules.tidy_sort_code, WRONG_SORT_CODE)

    def clean_account_number(self):
        return self._tidied("account_number", rules.tidy_account_number, WRONG_ACCOUNT_NUMBER)

    def clean_roll_number(self):
        return self._tidied("roll_number", rules.tidy_roll_number, WRONG_ROLL_NUMBER)

    def _tidied(self, name, tidy, sentence):
        typed = self.cleaned_data[name]
        kept = tidy(typed) if typed else ""
        if kept is None:
            self.add_error(name, sentence)
        return kept
