from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.enums import How
from experts.forms.details import UNREADABLE_PHONE, PhoneForm

HOW = {
    "label": _("How are you in touch with them?"),
    "noun": _("how you are in touch with them"),
    "choices": How.choices,
}


class RegisterForm(PhoneForm):
    title = _("Register a person who is not online")
    field_order = ("name", "phone", "how")
    name = fields.TextField(
        label=_("Full name"),
        noun=_("the full name"),
        hint=_("The name they like us to call them by."),
        max_length=150,
        autocomplete="off",
    )
    phone = fields.PhoneField(
        label=_("Telephone number (you can leave this empty)"),
        noun=_("a telephone number"),
        errors=UNREADABLE_PHONE,
        required=False,
        autocomplete="off",
    )
    how = fields.RadioField(**HOW)


class BeginForm(Form):
    how = fields.RadioField(**HOW)
    agreed = fields.ConfirmField(
        label=_("I asked them just now, and they agreed"),
        errors={"required": _("Ask them first if they want you to do this. Tick the box if they agree")},
    )

    def __init__(self, *args, must_agree, **kwargs):
        super().__init__(*args, **kwargs)
        if not must_agree:
            del self.fields["agreed"]
