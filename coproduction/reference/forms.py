from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk.fields import (
    FileField,
    LongTextField,
    ModelSelectField,
    RadioField,
    SplitDateField,
    TextField,
    WholeNumberField,
)
from coproduction.nhsuk.forms import Form
from coproduction.reference.enums import TopicKind
from coproduction.reference.models import (
    CheckKind,
    Directorate,
    Language,
    Locality,
    SchoolTerm,
    Topic,
    TrainingKind,
)
from coproduction.reference.rules import SETTINGS

NAME = {"label": _("Name"), "noun": _("a name"), "max_length": 120}


class NameForm(Form):
    name = TextField(**NAME)


class TopicForm(Form):
    name = TextField(**NAME)
    kind = RadioField(label=_("What is it?"), noun=_("what it is"), choices=TopicKind.choices)


class VenueForm(Form):
    name = TextField(**NAME)
    address = TextField(label=_("Address (optional)"), max_length=300, required=False)
    postcode = TextField(label=_("Postcode (optional)"), max_length=10, required=False, look={"width": 10})
    locality = ModelSelectField(
        Locality.objects.none(),
        label=_("Locality (optional)"),
        empty_label=_("Not in one locality"),
        required=False,
    )
    access = LongTextField(
        label=_("Anything else about access (optional)"),
        hint=_("In a sentence or two. We ask about steps, toilets, parking and so on one by one."),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["locality"].queryset = Locality.objects.in_use()


class LastingForm(Form):
    name = TextField(**NAME)
    months = WholeNumberField(
        label=_("How long does it count? (optional)"),
        noun=_("how many months it counts"),
        hint=_("Leave this empty if it never runs out."),
        min_value=1,
        max_value=120,
        suffix=_("months"),
        required=False,
    )


class SchoolTermForm(Form):
    name = TextField(**{**NAME, "hint": _("For example, Autumn 2026, first half.")})
    first_day = SplitDateField(label=_("First day of school"), hint=_("For example, 2 9 2026"))
    last_day = SplitDateField(label=_("Last day of school"), hint=_("For example, 23 10 2026"))

    def clean(self):
        tidy = super().clean()
        first, last = tidy.get("first_day"), tidy.get("last_day")
        if first and last and last < first:
            self.add_error(
                "last_day", gettext("Last day of school must be the same as or after the first day of school")
            )
        return tidy


FORMS = {
    Directorate: NameForm,
    Locality: NameForm,
    Language: NameForm,
    Topic: TopicForm,
    CheckKind: LastingForm,
    SchoolTerm: SchoolTermForm,
    TrainingKind: LastingForm,
}


class PostcodesForm(Form):
    file = FileField(
        label=_("File of postcodes"),
        noun=_("a file of postcodes"),
        hint=_("CSV UTF-8, up to 250 MB"),
        accept=".csv",
        max_bytes=250 * 1024 * 1024,
    )


class SettingsForm(Form):
    """One whole number for each setting the trust may change."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for known in SETTINGS.values():
            self.fields[known.name] = _choice(known) if known.choices else _number(known)

    def clean(self):
        tidy = super().clean()
        return {name: int(value) if SETTINGS[name].choices else value for name, value in tidy.items()}


def _number(known):
    return WholeNumberField(
        label=known.words,
        noun=gettext("a number"),
        hint=gettext("From {least} to {most}. It is {default} unless you change it.").format(
            least=known.least, most=known.most, default=known.default
        ),
        min_value=known.least,
        max_value=known.most,
        suffix=known.unit,
    )


def _choice(known):
    return RadioField(
        label=known.words,
        noun=gettext("one of these"),
        hint=gettext("It is ‘{choices}’ unless you change it.").format(choices=known.choices[known.default]),
        choices=[(str(value), words) for value, words in known.choices.items()],
    )
