"""The questions of joining, one small page each; the profile asks the same ones."""

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction.core.dates import today
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.reference.models import Locality
from coproduction.reference.selectors import setting
from experts.rules import people as rules

SERVICE_USER, CARER = "service_user", "carer"
ABOUT = [
    (SERVICE_USER, _("I use mental health services, or have used them")),
    (CARER, _("I care for someone who uses them, or have done")),
]

UNREADABLE_PHONE = {"phone": _("Enter a telephone number, like 07700 900 982 or 0113 496 0000")}


class NameForm(Form):
    title = _("What is your name?")
    name = fields.TextField(
        label=_("Full name"),
        noun=_("the full name"),
        hint=_("The name you like us to call you by."),
        max_length=150,
        autocomplete="name",
    )

    @classmethod
    def told(cls, user, expert):
        return {"name": user.name}

    def facts(self):
        return self.cleaned_data


class AboutYouForm(Form):
    title = _("About your experience")
    about = fields.CheckboxesField(
        label=_("Which of these describe you?"),
        noun=_("which of these describe you"),
        hint=_("Choose one, or both."),
        choices=ABOUT,
    )

    @classmethod
    def told(cls, user, expert):
        said = {SERVICE_USER: expert and expert.is_service_user, CARER: expert and expert.is_carer}
        return {"about": [value for value, is_so in said.items() if is_so]}

    def facts(self):
        about = self.cleaned_data["about"]
        return {"is_service_user": SERVICE_USER in about, "is_carer": CARER in about}


class BirthForm(Form):
    title = _("Your date of birth")
    date_of_birth = fields.SplitDateField(
        label=_("What is your date of birth?"),
        noun=_("your date of birth"),
        hint=_(
            "We ask because some ways to take part have an age limit. We never show it to hosts. For "
            "example, 27 3 1984."
        ),
        any_year=True,
        autocomplete="bday",
    )

    @classmethod
    def told(cls, user, expert):
        return {"date_of_birth": expert and expert.date_of_birth}

    def clean_date_of_birth(self):
        born, day = self.cleaned_data["date_of_birth"], today()
        wrong = rules.why_not_born(born, day) or rules.why_too_young(born, day, setting("least_age_to_join"))
        if wrong:
            raise forms.ValidationError(wrong, code="born")
        return born

    def facts(self):
        return self.cleaned_data


class WhereForm(Form):
    title = _("Where you can take part")
    localities = fields.ModelCheckboxesField(
        Locality.objects.none(),
        label=_("Which places can you get to?"),
        noun=_("the places you can get to"),
        hint=_("Choose as many as you like, or none."),
        required=False,
    )
    online = fields.YesNoField(
        label=_("Can you take part online?"),
        noun=_("whether you can take part online"),
        hint=_("By video call, on a phone, tablet or computer."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["localities"].queryset = Locality.objects.in_use_or(self.initial.get("localities"))

    @classmethod
    def told(cls, user, expert):
        if expert is None:
            return {}
        return {"localities": [locality.pk for locality in expert.localities.all()], "online": expert.online}

    def facts(self):
        return self.cleaned_data


class PhoneForm(Form):
    title = _("Your telephone number")
    phone = fields.PhoneField(
        label=_("Telephone number (you can leave this empty)"),
        noun=_("a telephone number"),
        hint=_("We only call you about taking part."),
        errors=UNREADABLE_PHONE,
        required=False,
    )

    @classmethod
    def told(cls, user, expert):
        return {"phone": expert.phone.as_national if expert and expert.phone else ""}

    def clean_phone(self):
        typed = self.cleaned_data["phone"]
        if not typed:
            return ""
        number = _read(typed)
        if number is None:
            raise self.fields["phone"].wrong("phone")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def facts(self):
        return self.cleaned_data


STEPS = {
    "name": NameForm,
    "about-you": AboutYouForm,
    "birth": BirthForm,
    "where": WhereForm,
    "phone": PhoneForm,
}


def _read(typed):
    """Return the number typed, as seen from the United Kingdom, or None where nobody could be called by it."""
    try:
        number = phonenumbers.parse(typed, "GB")
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
