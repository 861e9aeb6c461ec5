from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form, OnOneDay
from coproduction.reference.models import Venue
from involvement.enums import Place
from involvement.rules.sessions import what_is_missing


class SessionForm(OnOneDay, Form):
    """When a session is, by the clocks of London, and how people get in. `facts()` gives aware times."""

    wrong_order = _(
        "The end time must be later than the start, on the same day: a session cannot go past midnight"
    )

    date = fields.SplitDateField(label=_("Date"), hint=_("For example, 27 3 2027"), when="today_or_future")
    start = fields.TimeField(label=_("Start time"), hint=_("For example, 2pm or 14:00"))
    end = fields.TimeField(label=_("End time"), hint=_("For example, 4:30pm or 16:30"))
    place = fields.RadioField(
        label=_("How do people take part?"), noun=_("how people take part"), choices=Place.choices
    )
    venue = fields.ModelSelectField(
        Venue.objects.none(),
        label=_("Venue"),
        hint=_("Leave this if everyone joins online."),
        noun=_("the venue"),
        required=False,
    )
    link = fields.WebAddressField(
        label=_("Link to join online"), hint=_("Only people who have a place see it."), required=False
    )
    joining = fields.LongTextField(
        label=_("How to get in"),
        hint=_("Where to go on arrival, who to ask for, parking, a telephone number for the day."),
        noun=_("how to get in"),
        max_length=2000,
        required=False,
    )

    places = fields.WholeNumberField(
        label=_("Places at each session, if people choose which they come to"),
        hint=_("Leave this empty to expect everyone who has a place."),
        noun=_("the number of places"),
        min_value=1,
        max_value=500,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A venue taken off the list since stays the choice of what is held there.
        self.fields["venue"].queryset = Venue.objects.in_use_or([self.initial.get("venue")])

    def clean(self):
        tidy = super().clean()
        self.read_times(tidy)
        if tidy.get("place"):
            told = {name: tidy.get(name) for name in ("place", "venue", "link", "joining")}
            for field, words in what_is_missing(**told).items():
                if field not in self.errors:
                    self.add_error(field, words)
        return tidy

    def facts(self):
        """Return what the services take: starts_at, ends_at, place, venue, link, joining and places."""
        names = ("starts_at", "ends_at", "place", "venue", "link", "joining", "places")
        facts = {name: self.cleaned_data[name] for name in names}
        if facts["place"] == Place.ONLINE:
            facts["venue"] = None
        return facts
