"""The sections of an advert as forms. A draft may be saved with anything left out; what is given must make sense."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import today
from coproduction.nhsuk.fields import (
    EmailField,
    MinutesField,
    ModelSelectField,
    PastedTextField,
    RadioField,
    SelectField,
    SplitDateField,
    TextField,
    WebAddressField,
    WholeNumberField,
    YesNoField,
)
from coproduction.nhsuk.pasted import tidy_pasted
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from coproduction.policy.selectors import bands_in_use, offers_in_words, rates_for
from coproduction.reference.models import Directorate, Locality, Venue
from experts.enums import RUNG_WORDS, Rung
from involvement.enums import OpportunityKind, Place, Section
from involvement.forms.section import SectionForm
from involvement.forms.suits import SuitsForm
from involvement.series_enums import Frequency

LONG = 4000
SHORT = 1000
MOST_MINUTES = 1440


def one_line(words):
    return " ".join(words.split())


class OneLineField(TextField):
    """One line of text: a line break becomes a space, since titles go into subjects of e-mails."""

    def to_python(self, value):
        return one_line(tidy_pasted(super().to_python(value)))


class OfferField(ModelSelectField):
    """A band, shown by what it pays today."""

    def label_from_instance(self, band):
        return f"{self.offers[band.pk]} ({band.scheme}: {band})"


class AboutForm(SectionForm):
    section = Section.ABOUT
    title = OneLineField(label=_("Title"), hint=_("What it is, in a few words"), max_length=120)
    kind = SelectField(
        label=_("Kind of opportunity"), choices=[("", _("Select one")), *OpportunityKind.choices]
    )
    organisation = OneLineField(label=_("Organisation"), max_length=150, required=False)
    summary = PastedTextField(
        label=_("What this is, and why it matters"),
        hint=_("Two or three sentences"),
        max_length=SHORT,
        required=False,
    )
    what_you_will_do = PastedTextField(label=_("What people will do"), max_length=LONG, required=False)
    who_we_need = PastedTextField(label=_("Who you are looking for"), max_length=SHORT, required=False)
    documents = PastedTextField(
        label=_("What there is to read"),
        hint=_("For example, a leaflet of 4 pages and a form for comments"),
        max_length=SHORT,
        rows=3,
        required=False,
    )
    ethics_reference = OneLineField(
        label=_("Ethics approval reference"),
        hint=_("Only if people take part in the study itself. Advising a study does not need one"),
        max_length=100,
        required=False,
    )


class LevelForm(SectionForm):
    section = Section.LEVEL
    rung = RadioField(
        label=_("How much say will people have?"),
        hint=_("This is the ladder of participation, from the lowest step to the highest"),
        choices=Rung.choices,
        required=False,
        look={"choice_hints": RUNG_WORDS},
    )


class DatesForm(SectionForm):
    section = Section.DATES
    frequency = SelectField(
        label=_("How often people meet"), choices=[("", _("Select one")), *Frequency.choices], required=False
    )
    session_minutes = MinutesField(
        label=_("How long each session lasts"),
        hint=_("For example, 90 for an hour and a half"),
        min_value=1,
        max_value=MOST_MINUTES,
        required=False,
    )
    preparation_minutes = MinutesField(
        label=_("Preparation for each session"),
        hint=_("Reading or other work before it. Leave it empty if there is none"),
        max_value=MOST_MINUTES,
        required=False,
    )
    documents_due = SplitDateField(label=_("Date you need people’s comments by"), required=False)
    closing_date = SplitDateField(
        label=_("Closing date"), hint=_("The last day people can say they are interested"), required=False
    )
    decision_date = SplitDateField(label=_("Date you will tell people who has a place"), required=False)
    first_date = SplitDateField(label=_("Date of the first session"), required=False)
    short_notice_reason = PastedTextField(
        label=_("Why the notice is shorter than usual"),
        hint=_("Only if it is. People who read the advert will see this"),
        max_length=SHORT,
        rows=3,
        required=False,
    )

    def clean_preparation_minutes(self):
        return self.cleaned_data["preparation_minutes"] or 0


class WhereForm(SectionForm):
    section = Section.WHERE
    place = RadioField(label=_("How people meet"), choices=Place.choices, required=False)
    venue = ModelSelectField(
        Venue.objects.all(),
        label=_("Venue"),
        hint=_("If it is not in the list, save this page and add it with the button below"),
        required=False,
    )
    joining = PastedTextField(
        label=_("How to join online"),
        hint=_("What people use, and what help there is. Do not put the link here: the advert is public"),
        max_length=SHORT,
        required=False,
    )
    access = PastedTextField(
        label=_("Access"),
        hint=_("For example steps, lift, hearing loop, toilets, parking, captions"),
        max_length=SHORT,
        required=False,
    )
    locality = ModelSelectField(Locality.objects.all(), label=_("Locality"), required=False)


class PlacesForm(SectionForm):
    section = Section.PLACES
    places = WholeNumberField(
        label=_("Number of places"), min_value=1, max_value=1_000_000, width=10, required=False
    )
    selection = PastedTextField(label=_("How you will choose people"), max_length=SHORT, required=False)
    apply_link = WebAddressField(
        label=_("Address of the job advert"),
        hint=_("Where people apply. Leave it empty only if they apply by writing to you"),
        required=False,
    )
    least_age = WholeNumberField(
        label=_("Youngest age"),
        hint=_("Only where there is one, for example 18. People must be this old when it begins"),
        suffix=_("years"),
        min_value=11,
        max_value=99,
        required=False,
    )
    is_blind = YesNoField(
        label=_("Choose without seeing names?"),
        noun=_("whether to choose without seeing names"),
        hint=_("If yes, you see ‘Person 482’ in place of each name until you offer them a place or say no"),
        required=False,
    )

    def __init__(self, *args, opportunity, **kwargs):
        super().__init__(*args, opportunity=opportunity, **kwargs)
        self.initial["is_blind"] = "yes" if opportunity.is_blind else "no"

    def clean_is_blind(self):
        return bool(self.cleaned_data["is_blind"])


class PayForm(SectionForm):
    section = Section.PAY
    salary = OneLineField(
        label=_("What the job pays"),
        hint=_("For example, £24,071 a year, for 37.5 hours a week"),
        max_length=200,
        required=False,
    )
    band = OfferField(
        Band.objects.all(), label=_("Payment for people’s time"), empty_label=_("No payment"), required=False
    )
    unpaid_reason = PastedTextField(
        label=_("Why time is not paid"),
        hint=_("Only if it is not. People will see this"),
        max_length=SHORT,
        rows=3,
        required=False,
    )
    travel_rule = RadioField(label=_("Payment for travel"), choices=TravelRule.choices, required=False)

    def __init__(self, *args, opportunity, **kwargs):
        super().__init__(*args, opportunity=opportunity, **kwargs)
        if band := self.fields.get("band"):
            band.offers = offers_in_words(band.queryset, on=today())

    def rows_of(self, model):
        priced = set(rates_for(bands_in_use(), on=today())) | {self.opportunity.band_id}
        return model.objects.filter(pk__in=priced).select_related("scheme").order_by("scheme__name", "name")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("band") and cleaned.get("unpaid_reason"):
            self.add_error("unpaid_reason", gettext("Choose a payment or say why there is none, not both"))
        return cleaned


class SupportForm(SectionForm):
    section = Section.SUPPORT
    support = PastedTextField(label=_("Support people will have"), max_length=SHORT, required=False)
    contact_email = EmailField(
        label=_("Email address people can write to"),
        hint=_("The advert shows it"),
        autocomplete="",
        required=False,
    )
    directorate = ModelSelectField(Directorate.objects.all(), label=_("Directorate"), required=False)
    budget = ModelSelectField(
        Budget.objects.all(), label=_("Budget"), hint=_("The code that pays for this"), required=False
    )


FORMS = {
    form.section: form
    for form in (AboutForm, LevelForm, DatesForm, WhereForm, PlacesForm, SuitsForm, PayForm, SupportForm)
}
