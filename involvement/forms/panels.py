"""One panel on one page. What was typed goes the way of a row of a file, so that the same is asked of both."""

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form, OnOneDay
from coproduction.reference.models import Directorate, Locality, Venue
from involvement.enums import NoExpertReason, PanelOutcome, Seat, StaffSeat
from involvement.imports.panels.cells import MOST_CANDIDATES, people_of
from involvement.imports.panels.rows import Told

MOST_EXPERTS = 3


class PanelForm(OnOneDay, Form):
    """What is recorded of a panel. `told()` gives it as a Told; `show(problems)` puts what was found wrong at its field."""

    reference = fields.TextField(
        label=_("Vacancy reference"), hint=_("For example, 846-070000"), max_length=40, look={"width": 20}
    )
    title = fields.TextField(label=_("Job title"), max_length=200)
    band = fields.TextField(
        label=_("Band"),
        hint=_("For example, 5, 8a or Medical"),
        max_length=20,
        required=False,
        look={"width": 10},
    )
    directorate = fields.ModelSelectField(
        Directorate.objects.none(), label=_("Directorate"), noun=_("the directorate")
    )
    locality = fields.ModelSelectField(
        Locality.objects.none(), label=_("Locality"), noun=_("the locality"), required=False
    )
    date = fields.SplitDateField(label=_("Day of the interviews"), hint=_("For example, 7 10 2026"))
    start = fields.TimeField(label=_("Start time"), hint=_("For example, 9:30am or 09:30"))
    end = fields.TimeField(label=_("End time"), hint=_("For example, 4:30pm or 16:30"))
    venue = fields.ModelSelectField(
        Venue.objects.none(),
        label=_("Venue"),
        hint=_("Leave this if it is not in the list, or if everyone joins online."),
        noun=_("the venue"),
        required=False,
    )
    room = fields.TextField(
        label=_("Room or place"),
        hint=_("For example, Meeting room 2. If the venue is not in the list, write where it is."),
        max_length=200,
        required=False,
    )
    joining = fields.LongTextField(
        label=_("How to join online"),
        hint=_("The link, or who sends it and when. Only people who have a seat see it."),
        noun=_("how to join online"),
        max_length=500,
        rows=2,
        required=False,
    )
    chair_name = fields.TextField(label=_("Name of the chair"), max_length=150, required=False)
    chair_email = fields.EmailField(
        label=_("E-mail address of the chair"), required=False, autocomplete="off"
    )
    others = fields.LongTextField(
        label=_("Other staff on the panel"),
        hint=_("Their e-mail addresses, one on each line"),
        noun=_("the e-mail addresses of other staff"),
        max_length=2000,
        rows=3,
        required=False,
    )
    candidates = fields.WholeNumberField(
        label=_("How many candidates were interviewed?"), noun=_("how many candidates were interviewed"),
        max_value=MOST_CANDIDATES, required=False,
    )  # fmt: skip
    met = fields.WholeNumberField(
        label=_("How many candidates met an expert?"), noun=_("how many candidates met an expert"),
        max_value=MOST_CANDIDATES, required=False,
    )  # fmt: skip
    equal_scoring = fields.YesNoField(
        label=_("Did experts score candidates as equals?"),
        noun=_("whether experts scored as equals"),
        required=False,
    )
    equal_vote = fields.YesNoField(
        label=_("Did experts have an equal vote?"),
        noun=_("whether experts had an equal vote"),
        required=False,
    )
    outcome = fields.SelectField(
        label=_("Outcome"), choices=[("", _("Not known yet")), *PanelOutcome.choices], required=False
    )
    reason = fields.SelectField(
        label=_("If there was no expert, why?"),
        hint=_("Leave this if there was one, or if the panel is still to come."),
        noun=_("why there was no expert"),
        choices=[("", _("There was an expert, or the panel is to come")), *NoExpertReason.choices],
        required=False,
    )
    reason_words = fields.LongTextField(
        label=_("Say more about why"),
        noun=_("why there was no expert"),
        max_length=500,
        rows=2,
        required=False,
    )
    referees = fields.LongTextField(
        label=_("Candidates’ referees"),
        hint=_(
            "Their e-mail addresses, one on each line. We check that the chair is not one of them, "
            "and do not keep them."
        ),
        noun=_("the e-mail addresses of referees"),
        max_length=2000,
        rows=2,
        required=False,
    )

    def __init__(self, *args, reach=None, chosen=(None, None, None), **kwargs):
        super().__init__(*args, **kwargs)
        directorates = Directorate.objects.in_use_or([chosen[0]])
        self.fields["directorate"].queryset = (
            directorates if reach is None else directorates.filter(pk__in=reach)
        )
        self.fields["locality"].queryset = Locality.objects.in_use_or([chosen[1]])
        self.fields["venue"].queryset = Venue.objects.in_use_or([chosen[2]])

    def clean(self):
        super().clean()
        tidy = self.cleaned_data
        for name in ("others", "referees"):
            addresses, odd = people_of(tidy.get(name) or "")
            if odd:
                self.add_error(
                    name,
                    gettext("‘{odd}’ is not an e-mail address. Write one on each line").format(
                        odd=odd[0][:60]
                    ),
                )
            tidy[f"{name}_found"] = addresses
        self.read_times(tidy)
        return tidy

    def told(self, *, experts=()):
        """Return what was typed as a Told. `experts` are (address, Seat) where the form does not ask for them."""
        tidy = self.cleaned_data
        return Told(
            line=1,
            reference=" ".join(tidy["reference"].split()),
            title=" ".join(tidy["title"].split()),
            band=tidy["band"],
            directorate=tidy["directorate"].name,
            locality=tidy["locality"].name if tidy["locality"] else "",
            held_on=tidy["date"],
            starts_at=tidy["starts_at"],
            ends_at=tidy["ends_at"],
            venue=tidy["venue"].name if tidy["venue"] else "",
            room=" ".join(tidy["room"].split()),
            joining=tidy["joining"].strip(),
            chair_email=(tidy["chair_email"] or "").lower(),
            chair_name=tidy["chair_name"],
            others=tidy["others_found"],
            experts=self.experts() or tuple(experts),
            equal_scoring=tidy["equal_scoring"],
            equal_vote=tidy["equal_vote"],
            candidates=tidy["candidates"],
            met=tidy["met"],
            reason=NoExpertReason(tidy["reason"]) if tidy["reason"] else None,
            reason_words=tidy["reason_words"],
            outcome=PanelOutcome(tidy["outcome"]) if tidy["outcome"] else None,
            referees=tidy["referees_found"],
            problems=(),
        )

    def experts(self):
        return ()

    def show(self, problems):
        """Put (column name, sentence) at the field that asks for it."""
        for name, sentence in problems:
            self.add_error(self.field_of(name), sentence)

    def field_of(self, name):
        return name if name in self.fields else "reference"


class NewPanelForm(PanelForm):
    """A panel that is not here yet, with the experts on it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_EXPERTS + 1):
            self.fields[f"expert_{number}"] = fields.EmailField(
                label=gettext("Expert {number}: e-mail address").format(number=number),
                hint=gettext("Leave this if nobody was on the panel.") if number == 1 else "",
                noun=gettext("the expert’s e-mail address"),
                required=False,
                autocomplete="off",
            )
            self.fields[f"seat_{number}"] = fields.SelectField(
                label=gettext("Expert {number}: seat").format(number=number),
                choices=Seat.choices,
                initial=Seat.MEMBER,
                required=False,
            )
        self.fields["override"] = fields.LongTextField(
            label=gettext("Reason to seat somebody without training in date"),
            hint=gettext("Only if you decided so. It is kept with your name."),
            noun=gettext("the reason"),
            max_length=500,
            rows=2,
            required=False,
        )
        names = [name for name in self.fields if name.startswith(("expert_", "seat_"))]
        self.order_fields([*self.before("candidates"), *names, "override"])

    def before(self, name):
        names = list(PanelForm.base_fields)
        return names[: names.index(name)]

    def experts(self):
        found = {}
        for number in range(1, MOST_EXPERTS + 1):
            if address := self.cleaned_data.get(f"expert_{number}"):
                seat = Seat(self.cleaned_data.get(f"seat_{number}") or Seat.MEMBER)
                found.setdefault(address.strip().lower(), seat)
        return tuple(found.items())

    def field_of(self, name):
        return "expert_1" if name in ("experts", "seats") else super().field_of(name)


def as_it_is(panel):
    """Return what the form shows of a panel that is here."""
    starts, ends = (timezone.localtime(each) for each in (panel.activity.starts_at, panel.activity.ends_at))
    others = [each.email for each in panel.members.all() if each.seat == StaffSeat.MEMBER]
    return {
        "reference": panel.vacancy_reference,
        "title": panel.activity.title,
        "band": panel.band,
        "directorate": panel.activity.directorate_id,
        "locality": panel.activity.locality_id,
        "date": starts.date(),
        "start": starts.time(),
        "end": ends.time(),
        "venue": panel.activity.venue_id,
        "room": panel.activity.room,
        "joining": panel.joining,
        "chair_name": panel.chair_name,
        "chair_email": panel.chair_email,
        "others": "\n".join(others),
        "candidates": panel.candidates,
        "met": panel.candidates_met_expert,
        "equal_scoring": panel.equal_scoring,
        "equal_vote": panel.equal_vote,
        "outcome": panel.outcome,
        "reason": panel.no_expert_reason,
        "reason_words": panel.no_expert_words,
    }
