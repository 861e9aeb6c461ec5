"""The section of an advert that says whom it suits."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk.fields import CheckboxesField, ModelCheckboxesField
from coproduction.reference.models import CheckKind, Language, Topic, TrainingKind
from experts.enums import TimeOfDay, Weekday
from involvement.enums import Section
from involvement.forms.section import SectionForm


class SuitsForm(SectionForm):
    """Whom it suits. Matching reads it, and the advert says it in plain words."""

    section = Section.SUITS
    topics = ModelCheckboxesField(
        Topic.objects.order_by("kind", "name"),
        label=_("Interests, skills or experience that would help"),
        hint=_("We tell people who chose these. Leave them all empty if it is for everyone"),
        required=False,
    )
    languages = ModelCheckboxesField(
        Language.objects.all(),
        label=_("Languages"),
        hint=_("Only if it matters which language a person speaks or signs"),
        required=False,
    )
    weekdays = CheckboxesField(
        label=_("Days of the week"),
        hint=_("Until there are sessions. Then their own days count"),
        choices=Weekday.choices,
        required=False,
    )
    times_of_day = CheckboxesField(label=_("Times of day"), choices=TimeOfDay.choices, required=False)
    training = ModelCheckboxesField(
        TrainingKind.objects.all(),
        label=_("Training people must have done"),
        hint=_("We only offer a place to people whose training is in date"),
        required=False,
    )
    checks = ModelCheckboxesField(
        CheckKind.objects.all(),
        label=_("Checks people must have"),
        hint=_("We only offer a place to people whose check is in date"),
        required=False,
    )

    def clean_weekdays(self):
        return sorted(int(day) for day in self.cleaned_data["weekdays"])

    def clean_times_of_day(self):
        chosen = self.cleaned_data["times_of_day"]
        return [part.value for part in TimeOfDay if part.value in chosen]

    def clean(self):
        cleaned = super().clean()
        days, parts = cleaned.get("weekdays"), cleaned.get("times_of_day")
        if days and not parts:
            self.add_error("times_of_day", gettext("Choose the times of day too, or leave the days empty"))
        if parts and not days:
            self.add_error("weekdays", gettext("Choose the days of the week too, or leave the times empty"))
        return cleaned
