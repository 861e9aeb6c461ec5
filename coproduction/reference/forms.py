from coproduction.nhsuk.fields import (
    FileField,
    LongTextField,
    ModelSelectField,
    RadioField,
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
    Topic,
    TrainingKind,
    Venue,
)
from coproduction.reference.rules import SETTINGS

NAME = {"label": "Name", "noun": "a name", "max_length": 120}


class NameForm(Form):
    name = TextField(**NAME)


class TopicForm(Form):
    name = TextField(**NAME)
    kind = RadioField(label="What is it?", noun="what it is", choices=TopicKind.choices)


class VenueForm(Form):
    name = TextField(**NAME)
    address = TextField(label="Address (optional)", max_length=300, required=False)
    postcode = TextField(label="Postcode (optional)", max_length=10, required=False, look={"width": 10})
    locality = ModelSelectField(
        Locality.objects.none(),
        label="Locality (optional)",
        empty_label="Not in one locality",
        required=False,
    )
    access = LongTextField(
        label="How accessible is it? (optional)",
        hint="Step-free way in, lift, accessible toilet, hearing loop, parking, quiet room.",
        max_length=2000,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["locality"].queryset = Locality.objects.in_use()


class LastingForm(Form):
    name = TextField(**NAME)
    months = WholeNumberField(
        label="How long does it count? (optional)",
        noun="how many months it counts",
        hint="Leave this empty if it never runs out.",
        min_value=1,
        max_value=120,
        suffix="months",
        required=False,
    )


FORMS = {
    Directorate: NameForm,
    Locality: NameForm,
    Language: NameForm,
    Topic: TopicForm,
    Venue: VenueForm,
    CheckKind: LastingForm,
    TrainingKind: LastingForm,
}


class PostcodesForm(Form):
    file = FileField(
        label="File of postcodes",
        noun="a file of postcodes",
        hint="CSV UTF-8, up to 250 MB",
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
        noun="a number",
        hint=f"From {known.least} to {known.most}. It is {known.default} unless you change it.",
        min_value=known.least,
        max_value=known.most,
        suffix=known.unit,
    )


def _choice(known):
    return RadioField(
        label=known.words,
        noun="one of these",
        hint=f"It is ‘{known.choices[known.default]}’ unless you change it.",
        choices=[(str(value), words) for value, words in known.choices.items()],
    )
