import re

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.accounts.models import User
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.reference.models import Directorate

PERSON, DIRECTORATE = "person", "directorate"
NUMBER = re.compile(r"(?:person\s+)?([0-9]{1,15})", re.ASCII)


class PanelNameForm(Form):
    """Whom to take from interview panels."""

    who = fields.TextField(
        label=_("Email address or full name"),
        noun=_("the email address or the full name"),
        hint=_("As it is written on the panels. An email address is safer: two people can have one name."),
        max_length=254,
    )


class HoldForm(Form):
    """Whom or what to hold, and why."""

    what = fields.RadioField(
        label=_("What should we not erase?"),
        noun=_("what we should not erase"),
        choices=[
            (PERSON, _("Everything about one person")),
            (DIRECTORATE, _("Everything of one directorate")),
        ],
    )
    who = fields.TextField(
        label=_("The person"),
        noun=_("the person"),
        hint=_(
            "Their email address, or their number: ‘Person 4821’ is 4821. Leave this empty for a directorate."
        ),
        max_length=254,
        required=False,
    )
    where = fields.ModelSelectField(
        Directorate.objects.all(),
        label=_("The directorate"),
        noun=_("the directorate"),
        hint=_("Leave this empty for one person."),
        required=False,
    )
    reason = fields.LongTextField(
        label=_("Why must it be kept?"),
        noun=_("why it must be kept"),
        hint=_(
            "For example, the number of the complaint or the court case. Do not write about the "
            "person’s health."
        ),
        max_length=1000,
        rows=4,
    )

    def clean(self):
        tidy = super().clean()
        if tidy.get("what") == PERSON and "who" not in self.errors:
            self.cleaned_data["who"] = self._person(tidy.get("who", ""))
        if tidy.get("what") == DIRECTORATE and not tidy.get("where"):
            self.add_error("where", forms.ValidationError(gettext("Select the directorate"), code="required"))
        return tidy

    def _person(self, typed):
        named = typed.strip().lower()
        number = NUMBER.fullmatch(named)
        about = {"pk": int(number[1])} if number else {"email": named}
        found = User.objects.filter(**about).first() if named else None
        if found is None:
            words = (
                gettext("We know nobody by this. Check the email address or the number")
                if named
                else gettext("Enter the person")
            )
            self.add_error("who", forms.ValidationError(words, code="unknown"))
        return found

    @property
    def held(self):
        """What `services.holds.place_hold` takes."""
        tidy = self.cleaned_data
        is_person = tidy["what"] == PERSON
        return {
            "person": tidy["who"] if is_person else None,
            "directorate": None if is_person else tidy["where"],
            "reason": tidy["reason"],
        }
