"""The panel meets: one meeting held, with a decision of each kind, and its members asked to the one to come."""

from datetime import timedelta

from coproduction.demo.history.ground import read
from coproduction.demo.history.mark import EXPERTS_ON_PANEL, PANEL, Work
from coproduction.policy.models import Band, Budget
from coproduction.reference.models import Directorate, Venue
from quality_mark.enums import Choice, SeatStatus
from quality_mark.models import AgendaItem, Meeting, Review
from quality_mark.services import allocation, deciding, meetings, reviewing, seats, voting

PLANNED, REVIEWED, MET, MEETS_AT = -62, -45, -34, 14
LASTS = timedelta(hours=2)
BAND, BUDGET = "£20.00 a session", "CFYP-100"
DISSENT = "I would have liked to see more young people asked."


class Decided(Work):
    """A piece of work that the meeting decided on."""

    reviewed_on, met_on = REVIEWED, MET

    def __init__(self, facts, cast, adverts, timeline, meeting):
        super().__init__(facts, cast, adverts, timeline)
        self.meeting = meeting

    def plan(self):
        super().plan()
        self.timeline.on(self.facts["allocated"] + 1, self.declared)
        self.timeline.on(self.reviewed_on, self.reviewed)
        self.timeline.on(self.met_on, self.decided, hour=MEETS_AT + 1)

    def allocated(self):
        reviewers = [self.cast[key] for key in self.facts["reviewers"]]
        allocation.allocate(
            submission=self.row, meeting=self.meeting.row, reviewers=reviewers, by=self.cast["panel_chair"]
        )

    def declared(self):
        for review in self._reviews():
            allocation.declare(review=review, conflict=False, words="", by=review.reviewer)

    def reviewed(self):
        harder = {self.cast[key].pk for key in self.facts["harder"]}
        for review in self._reviews():
            for criterion in review.version.criteria_set.criteria.all():
                score = self.facts["scores"][criterion.number - 1]
                less = 2 if review.reviewer_id in harder and criterion.number == 2 else 0
                said = {"value": max(score - less, 0), "cannot_judge": False, "note": ""}
                comment = f"{criterion.name}: as they say, and as their evidence shows."
                reviewing.save_score(
                    review=review, criterion=criterion, comment=comment, **said, by=review.reviewer
                )
            reviewing.finish(
                review=review, rung=self.facts["agreed_rung"], overall="Read with care.", by=review.reviewer
            )

    def decided(self):
        """Everyone who did not review it declares; all but one staff member of a declined one agree."""
        chair, item = self.cast["panel_chair"], AgendaItem.objects.get(version__submission_id=self.pk)
        reviewers = set(item.version.reviews.values_list("reviewer_id", flat=True))
        members = list(item.meeting.seats.select_related("member"))
        for seat in members:
            if seat.member_id not in reviewers:
                voting.declare_at_meeting(item=item, seat=seat, conflict=False, words="", by=seat.member)
        outcome = self.facts["outcome"]
        voting.put_to_vote(item=item, outcome=outcome, rung=self.facts["agreed_rung"], by=chair)
        for seat in members:
            against = outcome == "returned" and seat.member_id == self.cast["fatima-noor"].pk
            choice = Choice.DISAGREE if against else Choice.AGREE
            said = {"outcome": outcome, "choice": choice, "dissent": DISSENT if against else ""}
            voting.vote(item=item, seat=seat, **said, by=seat.member)
        due = self.timeline.day(self.facts["plan_due"]) if "plan_due" in self.facts else None
        plan = {"action_plan": self.facts.get("plan", ""), "action_due": due}
        deciding.decide(item=item, outcome=outcome, reasons=self.facts["reasons"], **plan, by=chair)

    def _reviews(self):
        return Review.objects.filter(version__submission_id=self.pk).select_related("reviewer")


class Panel:
    """The meeting that was held, and the members asked to the next."""

    planned_on, met_on = PLANNED, MET

    def __init__(self, cast, adverts, timeline):
        self.cast, self.timeline = cast, timeline
        self.pk = None
        self.works = [
            Decided(facts, cast, adverts, timeline, self) for facts in read("panel.toml")["submission"]
        ]

    @property
    def row(self):
        return Meeting.objects.get(pk=self.pk)

    @property
    def chair(self):
        return self.cast["panel_chair"]

    def plan(self):
        on = self.timeline.on
        on(self.planned_on, self.planned)
        for work in self.works:
            work.plan()
        on(self.met_on, self.opened, hour=MEETS_AT)
        on(self.met_on, self.closed, hour=MEETS_AT + 2)

    def planned(self):
        starts = self.timeline.moment(self.met_on, MEETS_AT)
        self.pk = meetings.plan_meeting(
            directorate=Directorate.objects.get(name="Recovery College"),
            starts_at=starts,
            ends_at=starts + LASTS,
            venue=Venue.objects.order_by("name").first(),
            link="",
            band=Band.objects.get(scheme__key="demo", name=BAND),
            budget=Budget.objects.get(code=BUDGET),
            by=self.chair,
        ).pk
        seats.invite(meeting=self.row, members=[self.cast[key] for key in PANEL], by=self.chair)

    def opened(self):
        meetings.open_meeting(meeting=self.row, by=self.chair)
        here = dict.fromkeys(self.row.seats.values_list("pk", flat=True), SeatStatus.PRESENT)
        seats.mark(meeting=self.row, statuses=here, by=self.chair)

    def closed(self):
        experts = self.row.seats.filter(member__in=[self.cast[key].pk for key in EXPERTS_ON_PANEL])
        minutes = dict.fromkeys(experts.values_list("pk", flat=True), int(LASTS.total_seconds() // 60))
        meetings.close_meeting(meeting=self.row, minutes=minutes, by=self.chair)

    def asked_to_the_next(self):
        to_come = Meeting.objects.filter(activity__starts_at__gt=self.timeline.now).order_by("pk").first()
        asked = [self.cast[key] for key in PANEL]
        seats.invite(meeting=to_come, members=asked, by=self.chair)
        seats.send_apologies(seat=to_come.seats.get(member=asked[-2]), by=asked[-2])
