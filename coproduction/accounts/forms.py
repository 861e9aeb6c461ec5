from django.utils.translation import gettext_lazy as _

from coproduction.accounts.enums import ROLE_WORDS, STAFF_ROLES, Role
from coproduction.nhsuk.fields import (
    EmailField,
    ModelSelectField,
    RadioField,
    SelectField,
    SplitDateField,
    TextField,
)
from coproduction.nhsuk.forms import Form
from coproduction.reference.models import Directorate

ROLES = [(role.value, role.label) for role in Role if role in STAFF_ROLES]
SHOWN = [("staff", _("All staff")), *Role.choices, ("", _("Everyone"))]


class SearchForm(Form):
    q = TextField(label=_("Name or email address"), required=False, max_length=150)
    role = SelectField(label=_("Show"), choices=SHOWN, required=False)


class RoleForm(Form):
    role = RadioField(
        label=_("Role"),
        noun=_("a role"),
        choices=ROLES,
        look={"choice_hints": {role.value: words for role, words in ROLE_WORDS.items()}},
    )
    directorate = ModelSelectField(
        Directorate.objects.none(),
        label=_("Directorate (optional)"),
        hint=_("Only for an approver or a manager. Leave this as it is for the whole trust."),
        empty_label=_("The whole trust"),
        required=False,
    )
    until = SplitDateField(
        label=_("Last day (optional)"),
        hint=_("Leave this empty if the role does not end on a known day."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["directorate"].queryset = Directorate.objects.in_use()


class InviteForm(RoleForm):
    email = EmailField(label=_("Work email address"), noun=_("their work email address"), autocomplete="off")
    name = TextField(
        label=_("Name"), hint=_("As other people here will see it."), noun=_("their name"), max_length=150
    )

    field_order = ("email", "name", "role", "directorate", "until")
