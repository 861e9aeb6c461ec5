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
SHOWN = [("staff", "All staff"), *Role.choices, ("", "Everyone")]


class SearchForm(Form):
    q = TextField(label="Name or email address", required=False, max_length=150)
    role = SelectField(label="Show", choices=SHOWN, required=False)


class RoleForm(Form):
    role = RadioField(
        label="Role",
        noun="a role",
        choices=ROLES,
        look={"choice_hints": {role.value: words for role, words in ROLE_WORDS.items()}},
    )
    directorate = ModelSelectField(
        Directorate.objects.none(),
        label="Directorate (optional)",
        hint="Only for an approver or a manager. Leave this as it is for the whole trust.",
        empty_label="The whole trust",
        required=False,
    )
    until = SplitDateField(
        label="Last day (optional)",
        hint="Leave this empty if the role does not end on a known day.",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["directorate"].queryset = Directorate.objects.in_use()


class InviteForm(RoleForm):
    email = EmailField(label="Work email address", noun="their work email address", autocomplete="off")
    name = TextField(
        label="Name", hint="As other people here will see it.", noun="their name", max_length=150
    )

    field_order = ("email", "name", "role", "directorate", "until")
