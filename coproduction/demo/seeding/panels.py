"""Interview panels of two years and of the months ahead, most of them with an expert, and the targets they are held to."""

from collections import defaultdict
from datetime import timedelta

from coproduction.accounts.enums import Role
from coproduction.policy.enums import TravelRule
from experts.enums import ActivityKind, ContributionStatus, Rung
from experts.models import Activity, Contribution, Qualification
from involvement.enums import NoExpertReason, PanelOutcome, Seat
from involvement.models import CoverageTarget, Panel, PanelSeat
from involvement.selectors.panels import panel_training

POSTS = (
    "Staff Nurse",
    "Peer Support Worker",
    "Consultant Psychiatrist",
    "Occupational Therapist",
    "Ward Manager",
)
BANDS = ("2", "3", "4", "5", "5", "6", "6", "7", "8a", "8b", "8c", "Medical")
OUTCOMES = (
    [PanelOutcome.APPOINTED] * 7
    + [PanelOutcome.NOT_APPOINTED] * 2
    + [PanelOutcome.RE_ADVERTISE, PanelOutcome.WITHDRAWN]
)
SEATS = [Seat.MEMBER] * 7 + [Seat.CHAIR, Seat.OBSERVER, Seat.OBSERVER]
PAST = [ContributionStatus.ATTENDED] * 18 + [ContributionStatus.APOLOGIES, ContributionStatus.NO_SHOW]
DAYS_BACK, DAYS_AHEAD = 730, 90
TO_COME, WITH_EXPERT, UNTRAINED, REASON_GIVEN = 0.06, 0.65, 0.05, 0.8
TRIES = 8  # at finding somebody whose training was in date on the day
TARGETS = ((-3, 60), (0, 75))  # years from this one, percent
OVERRIDE = "The only person who could come that day. Their training is booked."
MINUTES = 240


class Panels:
    """Makes `plan.panels` panels, and hands what was attended to `claims`."""

    def __init__(self, plan, ground, people, writer, claims):
        self.plan, self.ground, self.people, self.writer, self.claims = plan, ground, people, writer, claims
        self.chance = plan.random("panels")
        self.recruiters = ground.staff[Role.RECRUITER]
        self.spans, self.trained = defaultdict(list), []

    def add(self):
        if not self.plan.panels:
            return
        self.writer.flush()
        active = set(self.people.active)
        spans = Qualification.objects.filter(kind=panel_training()).order_by("pk")
        for expert, gained, expires in spans.values_list("expert_id", "gained_on", "expires_on"):
            if expert in active:
                self.spans[expert].append((gained, expires))
        self.trained = list(self.spans)
        self._add_targets()
        for number in range(self.plan.panels):
            self._add(number)

    def _add_targets(self):
        for directorate in self.ground.directorates:
            for years, percent in TARGETS:
                starts_on = self.plan.today.replace(year=self.plan.today.year + years, month=1, day=1)
                self.writer.add(
                    CoverageTarget, directorate_id=directorate.pk, starts_on=starts_on, percent=percent
                )

    def _add(self, number):
        day, is_past = self._day()
        key = self.writer.next_id(Panel)
        directorate = self.chance.choice(self.ground.directorates).pk
        activity = self._add_activity(key, day, directorate)
        experts = self._experts(day) if self.chance.random() < WITH_EXPERT else []
        recruiter = self.recruiters[number % len(self.recruiters)]
        met = self.chance.randint(1, 4) if is_past else None
        self.writer.add(
            Panel,
            id=key,
            activity_id=activity,
            vacancy_reference=f"SEED-{self.plan.seed}-{key}",
            held_on=day,
            band=self.chance.choice(BANDS),
            chair_email=f"chair{self.chance.randrange(200)}@example.nhs.uk",
            equal_scoring=bool(experts) or None,
            equal_vote=bool(experts) or None,
            candidates=met,
            candidates_met_expert=met if experts else None,
            outcome=self.chance.choice(OUTCOMES) if is_past else "",
            no_expert_reason="" if experts or not is_past else self._reason(),
            recorded_by_id=recruiter,
        )
        for expert, is_trained in experts:
            self._seat(key, activity, directorate, day, expert, is_trained, recruiter, is_past=is_past)

    def _day(self):
        """Return (day, whether it is past)."""
        if self.chance.random() < TO_COME:
            return self.plan.day(self.chance.randint(1, DAYS_AHEAD)), False
        return self.plan.day(-self.chance.randint(1, DAYS_BACK)), True

    def _add_activity(self, key, day, directorate):
        starts = self.plan.moment(day, self.chance.randrange(9, 14))
        return self.writer.add(
            Activity,
            key=f"panel:{key}",
            kind=ActivityKind.PANEL,
            title=self.chance.choice(POSTS),
            rung=Rung.CO_PRODUCTION,
            directorate_id=directorate,
            locality_id=self.chance.choice(self.ground.localities).pk,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=MINUTES),
            page="involvement:panel",
            page_key=str(key),
        )

    def _experts(self, day):
        """Return up to two people to seat, each with whether their training is in date on the day."""
        found = {}
        for _ in range(self.chance.choice((1, 1, 2))):
            if self.people.active and self.chance.random() < UNTRAINED:
                expert = self.chance.choice(self.people.active)
                found[expert] = self._is_trained(expert, day)
            elif expert := self._trained_on(day):
                found[expert] = True
        return list(found.items())

    def _trained_on(self, day):
        tried = (self.chance.choice(self.trained) for _ in range(TRIES if self.trained else 0))
        return next((expert for expert in tried if self._is_trained(expert, day)), None)

    def _is_trained(self, expert, day):
        return any(
            gained <= day and (expires is None or day <= expires)
            for gained, expires in self.spans.get(expert, ())
        )

    def _reason(self):
        return self.chance.choice(list(NoExpertReason)) if self.chance.random() < REASON_GIVEN else ""

    def _seat(self, panel, activity, directorate, day, expert, is_trained, recruiter, *, is_past):
        seat = self.chance.choice(SEATS)
        contribution = self._contribute(activity, directorate, day, expert, seat, recruiter, is_past=is_past)
        row = {"panel_id": panel, "expert_id": expert, "seat": seat, "contribution_id": contribution}
        if not is_trained and seat != Seat.OBSERVER:
            row |= {"override_reason": OVERRIDE, "override_by_id": recruiter}
            row["override_at"] = self.plan.moment(day - timedelta(days=120), 9)
        self.writer.add(PanelSeat, **row)

    def _contribute(self, activity, directorate, day, expert, seat, recruiter, *, is_past):
        status = self.chance.choice(PAST) if is_past else ContributionStatus.EXPECTED
        is_attended = status == ContributionStatus.ATTENDED
        row = {
            "expert_id": expert,
            "activity_id": activity,
            "role": str(seat.label),
            "status": status,
            "band_id": self.ground.band.pk,
            "travel_rule": TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT,
            "budget_id": self.ground.budgets[directorate].pk,
            "agreed_at": self.plan.moment(day - timedelta(days=120), 9),
            "minutes": MINUTES if is_attended else None,
            "confirmed_by_id": recruiter if is_past else None,
            "confirmed_at": self.plan.moment(day, 18) if is_past else None,
        }
        key = self.writer.next_id(Contribution)
        paid = self.claims.add(key, row, day) if is_attended else {}
        return self.writer.add(Contribution, id=key, **row, **paid)
