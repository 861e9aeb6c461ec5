"""The sections of an advert as forms. A draft may be saved with anything left out; what is given must make sense."""

from coproduction.core.dates import today
from coproduction.nhsuk.fields import (
    EmailField,
    LongTextField,
    ModelSelectField,
    RadioField,
    SelectField,
    SplitDateField,
    TextField,
    WholeNumberField,
)
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from coproduction.policy.selectors import bands_in_use, offers_in_words, rates_for
from coproduction.reference.models import Directorate, Locality, Venue
from experts.enums import RUNG_WORDS, Rung
from involvement.enums import Frequency, OpportunityKind, Place, Section
from involvement.forms.section import SectionForm
from involvement.forms.suits import SuitsForm

LONG = 4000
SHORT = 1000
MOST_MINUTES = 1440


def one_line(words):
    return " ".join(words.split())


class OneLineField(TextField):
    """One line of text: a line break becomes a space, since titles go into subjects of e-mails."""

    def to_python(self, value):
        return one_line(super().to_python(value))


class OfferField(ModelSelectField):
    """A band, shown by what it pays today."""

    def label_from_instance(self, band):
        return f"{self.offers[band.pk]} ({band.scheme}: {band})"


class AboutForm(SectionForm):
    section = Section.ABOUT
    title = OneLineField(label="Title", hint="What it is, in a few words", max_length=120)
    kind = SelectField(label="Kind of opportunity", choices=[("", "Select one"), *OpportunityKind.choices])
    organisation = OneLineField(label="Organisation", max_length=150, required=False)
    summary = LongTextField(
        label="What this is, and why it matters",
        hint="Two or three sentences",
        max_length=SHORT,
        required=False,
    )
    what_you_will_do = LongTextField(label="What people will do", max_length=LONG, required=False)
    who_we_need = LongTextField(label="Who you are looking for", max_length=SHORT, required=False)


class LevelForm(SectionForm):
    section = Section.LEVEL
    rung = RadioField(
        label="How much say will people have?",
        hint="This is the ladder of participation, from the lowest step to the highest",
        choices=Rung.choices,
        required=False,
        look={"choice_hints": RUNG_WORDS},
    )


class DatesForm(SectionForm):
    section = Section.DATES
    frequency = SelectField(
        label="How often people meet", choices=[("", "Select one"), *Frequency.choices], required=False
    )
    session_minutes = WholeNumberField(
        label="How long each session lasts",
        hint="For example, 90 for an hour and a half",
        suffix="minutes",
        min_value=1,
        max_value=MOST_MINUTES,
        required=False,
    )
    preparation_minutes = WholeNumberField(
        label="Preparation for each session",
        hint="Reading or other work before it. Leave it empty if there is none",
        suffix="minutes",
        max_value=MOST_MINUTES,
        required=False,
    )
    closing_date = SplitDateField(
        label="Closing date", hint="The last day people can say they are interested", required=False
    )
    decision_date = SplitDateField(label="Date you will tell people who has a place", required=False)
    first_date = SplitDateField(label="Date of the first session", required=False)
    short_notice_reason = LongTextField(
        label="Why the notice is shorter than usual",
        hint="Only if it is. People who read the advert will see this",
        max_length=SHORT,
        rows=3,
        required=False,
    )

    def clean_preparation_minutes(self):
        return self.cleaned_data["preparation_minutes"] or 0


class WhereForm(SectionForm):
    section = Section.WHERE
    place = RadioField(label="How people meet", choices=Place.choices, required=False)
    venue = ModelSelectField(
        Venue.objects.all(),
        label="Venue",
        hint="If it is not in the list, ask your administrator to add it",
        required=False,
    )
    joining = LongTextField(
        label="How to join online",
        hint="What people use, and what help there is. Do not put the link here: the advert is public",
        max_length=SHORT,
        required=False,
    )
    access = LongTextField(
        label="Access",
        hint="For example steps, lift, hearing loop, toilets, parking, captions",
        max_length=SHORT,
        required=False,
    )
    locality = ModelSelectField(Locality.objects.all(), label="Locality", required=False)


class PlacesForm(SectionForm):
    section = Section.PLACES
    places = WholeNumberField(
        label="Number of places", min_value=1, max_value=1_000_000, width=10, required=False
    )
    selection = LongTextField(label="How you will choose people", max_length=SHORT, required=False)
    least_age = WholeNumberField(
        label="Youngest age",
        hint="Only where there is one, for example 18. People must be this old when it begins",
        suffix="years",
        min_value=11,
        max_value=99,
        required=False,
    )


class PayForm(SectionForm):
    section = Section.PAY
    band = OfferField(
        Band.objects.all(), label="Payment for people’s time", empty_label="No payment", required=False
    )
    unpaid_reason = LongTextField(
        label="Why time is not paid",
        hint="Only if it is not. People will see this",
        max_length=SHORT,
        rows=3,
        required=False,
    )
    travel_rule = RadioField(label="Payment for travel", choices=TravelRule.choices, required=False)

    def __init__(self, *args, opportunity, **kwargs):
        super().__init__(*args, opportunity=opportunity, **kwargs)
        self.fields["band"].offers = offers_in_words(self.fields["band"].queryset, on=today())

    def rows_of(self, model):
        priced = set(rates_for(bands_in_use(), on=today())) | {self.opportunity.band_id}
        return model.objects.filter(pk__in=priced).select_related("scheme").order_by("scheme__name", "name")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("band") and cleaned.get("unpaid_reason"):
            self.add_error("unpaid_reason", "Choose a payment or say why there is none, not both")
        return cleaned


class SupportForm(SectionForm):
    section = Section.SUPPORT
    support = LongTextField(label="Support people will have", max_length=SHORT, required=False)
    contact_email = EmailField(
        label="Email address people can write to", hint="The advert shows it", autocomplete="", required=False
    )
    directorate = ModelSelectField(Directorate.objects.all(), label="Directorate", required=False)
    budget = ModelSelectField(
        Budget.objects.all(), label="Budget", hint="The code that pays for this", required=False
    )


FORMS = {
    form.section: form
    for form in (AboutForm, LevelForm, DatesForm, WhereForm, PlacesForm, SuitsForm, PayForm, SupportForm)
}
