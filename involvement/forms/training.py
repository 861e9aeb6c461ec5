"""Courses and their dates as forms, and what a partner organisation's person tells us."""

from functools import reduce

from django import forms
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import today
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from coproduction.policy.selectors import bands_in_use, offers_in_words, rates_for
from coproduction.reference.models import Directorate, TrainingKind
from involvement.forms.sections import OfferField, OneLineField
from involvement.forms.sessions import SessionForm
from involvement.models import Course
from involvement.rules.courses import what_is_wrong

EXPERTS, STAFF, PARTNERS = "for_experts", "for_staff", "for_partners"
AUDIENCES = [
    (EXPERTS, _("Experts by experience")),
    (STAFF, _("Staff")),
    (PARTNERS, _("People from partner organisations, by a booking link")),
]
MOST_PLACES = 1000
MOST_MINUTES = 600
ROWS = {"kind": "kind_id", "directorate": "directorate_id", "band": "band_id", "budget": "budget_id"}
PLAIN = (
    "name", "summary", "minutes", "preparation_minutes", "places", "unpaid_reason", "travel_rule", "contact_email",
)  # fmt: skip


class CourseForm(Form):
    """A course. `facts()` gives what the services take."""

    name = OneLineField(
        label=_("What the course is called"), noun=_("what the course is called"), max_length=120
    )
    summary = fields.LongTextField(
        label=_("What it is about"),
        hint=_("What people learn and what they can do afterwards"),
        max_length=2000,
    )
    for_whom = fields.CheckboxesField(label=_("Who is it for?"), noun=_("who it is for"), choices=AUDIENCES)
    minutes = fields.MinutesField(
        label=_("How long it lasts"),
        noun=_("how long it lasts"),
        min_value=1,
        max_value=MOST_MINUTES,
    )
    places = fields.WholeNumberField(
        label=_("Places, if a date does not say otherwise"), noun=_("the number of places"), min_value=1, max_value=MOST_PLACES
    )  # fmt: skip
    kind = fields.ModelSelectField(
        TrainingKind.objects.none(),
        label=_("What it counts as"),
        hint=_("Those who come for all of it have this training from then on"),
        empty_label=_("Nothing: a certificate alone"),
        required=False,
    )
    prerequisites = fields.ModelCheckboxesField(
        TrainingKind.objects.none(),
        label=_("What people need to have done first"),
        required=False,
    )
    directorate = fields.ModelSelectField(Directorate.objects.none(), label=_("Directorate that gives it"))
    band = OfferField(
        Band.objects.none(), label=_("Payment for experts’ time"), empty_label=_("No payment"), required=False
    )
    unpaid_reason = fields.LongTextField(
        label=_("Why time is not paid"),
        hint=_("Only if it is for experts and not paid. People will see this"),
        max_length=1000,
        rows=3,
        required=False,
    )
    travel_rule = fields.RadioField(label=_("Payment for travel"), choices=TravelRule.choices)
    preparation_minutes = fields.MinutesField(
        label=_("Preparation beforehand"), max_value=MOST_MINUTES, required=False
    )
    budget = fields.ModelSelectField(
        Budget.objects.none(), label=_("Budget that pays for this"), empty_label=_("None"), required=False
    )
    contact_email = fields.EmailField(label=_("Email address for questions"), autocomplete="")

    def __init__(self, *args, course=None, reach=None, **kwargs):
        self.course = course
        super().__init__(*args, initial=_as_it_is(course) if course else None, **kwargs)
        has = {name: [getattr(course, attname)] if course else [] for name, attname in ROWS.items()}
        self.fields["kind"].queryset = TrainingKind.objects.in_use_or(has["kind"])
        needed = [kind.pk for kind in course.prerequisites.all()] if course else []
        self.fields["prerequisites"].queryset = TrainingKind.objects.in_use_or(needed)
        directorates = Directorate.objects.in_use_or(has["directorate"])
        self.fields["directorate"].queryset = (
            directorates if reach is None else directorates.filter(pk__in=reach)
        )
        self.fields["budget"].queryset = _budgets(has["budget"])
        self._offer_bands(has["band"])

    def clean(self):
        super().clean()
        tidy = self.cleaned_data
        tidy["preparation_minutes"] = tidy.get("preparation_minutes") or 0
        if not self.errors:
            facts = self.facts()
            prerequisites = facts.pop("prerequisites")
            for field, words in what_is_wrong(Course(**facts), prerequisites).items():
                self.add_error(field, words)
        return tidy

    def facts(self):
        tidy = dict(self.cleaned_data)
        chosen = tidy.pop("for_whom")
        tidy["prerequisites"] = list(tidy["prerequisites"])
        return {**tidy, **{name: name in chosen for name, _ in AUDIENCES}}

    def _offer_bands(self, has):
        priced = {*rates_for(bands_in_use(), on=today()), *has}
        field = self.fields["band"]
        field.queryset = Band.objects.filter(pk__in=priced).select_related("scheme").order_by("scheme__name", "name")  # fmt: skip
        field.offers = offers_in_words(field.queryset, on=today())


class TrainingDateForm(SessionForm):
    """A date of a course: what a session says, with how many places there are and until when people book."""

    places = fields.WholeNumberField(
        label=_("Places"), noun=_("the number of places"), min_value=1, max_value=MOST_PLACES
    )
    booking_closes_on = fields.SplitDateField(
        label=_("Last day to book"), hint=_("For example, 20 3 2027"), when="today_or_future"
    )

    def clean(self):
        tidy = super().clean()
        day, closes = tidy.get("date"), tidy.get("booking_closes_on")
        if day and closes and closes > day and "booking_closes_on" not in self.errors:
            words = gettext("The last day to book cannot be after the training itself")
            self.add_error("booking_closes_on", forms.ValidationError(words, code="order"))
        return tidy

    def facts(self):
        more = {name: self.cleaned_data[name] for name in ("places", "booking_closes_on")}
        return {**super().facts(), **more}


class CancelForm(Form):
    reason = fields.LongTextField(
        label=_("Why it is cancelled"),
        hint=_("Everybody who booked reads this."),
        noun=_("why it is cancelled"),
        max_length=500,
        rows=3,
    )


class PartnerForm(Form):
    """What we need to know of somebody without an account, and no more."""

    name = fields.TextField(
        label=_("Your full name"), noun=_("your full name"), max_length=150, autocomplete="name"
    )
    email = fields.EmailField(
        label=_("Your email address"),
        noun=_("your email address"),
        hint=_(
            "We send you the link to your place. Nobody else sees it but the people who run this training."
        ),
        autocomplete="email",
    )
    organisation = fields.TextField(label=_("Your organisation"), noun=_("your organisation"), max_length=150)
    access_needs = fields.LongTextField(
        label=_("What would help you to take part (you can leave this empty)"),
        noun=_("what would help you"),
        hint=_(
            "For example step-free access, a hearing loop, or papers in large print. We delete this "
            "after the day."
        ),
        max_length=500,
        rows=3,
        required=False,
    )

    def __init__(self, *args, prerequisites=(), **kwargs):
        super().__init__(*args, **kwargs)
        if prerequisites:
            named = reduce(_both, map(str, prerequisites))
            self.fields["has_done"] = fields.ConfirmField(
                label=gettext("I have done {named} training, and it is in date").format(named=named)
            )

    def clean_name(self):
        """The name goes into an e-mail to whatever address was typed: it must not carry a web address there."""
        name = self.cleaned_data["name"]
        if any(sign in name for sign in "/:@<>") or "www." in name.lower():
            raise forms.ValidationError(
                gettext("Enter your name alone, without web or email addresses"), code="address"
            )
        return name

    def facts(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "has_done"}


class VerifyForm(Form):
    code = fields.TextField(
        label=_("Code of the certificate"),
        noun=_("the code"),
        hint=_("It has 12 letters and figures, for example K7RM-2V9D-XQ4T"),
        max_length=40,
        look={"width": 20},
    )


def _both(first, last):
    return gettext("{first} and {last}").format(first=first, last=last)


def _as_it_is(course):
    initial = {name: getattr(course, name) for name in PLAIN}
    initial.update({name: getattr(course, attname) for name, attname in ROWS.items()})
    initial["prerequisites"] = [kind.pk for kind in course.prerequisites.all()]
    initial["for_whom"] = [name for name, _ in AUDIENCES if getattr(course, name)]
    return initial


def _budgets(has):
    return Budget.objects.filter(Q(retired_at__isnull=True) | Q(pk__in=has)).order_by("code")
