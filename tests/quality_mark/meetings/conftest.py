"""A meeting under way, with a piece of work that two experts and two members of staff have reviewed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.policy.enums import TravelRule
from experts.enums import Rung
from experts.models import Activity
from quality_mark.enums import Choice, MeetingStatus, Outcome, ReviewStatus, SeatStatus, SubmissionStatus
from quality_mark.models import Meeting, MeetingSeat, Review, Score, Submission
from quality_mark.services.deciding import decide
from quality_mark.services.seats import invite
from quality_mark.services.voting import put_to_vote, vote

AWARDED, CONDITIONAL, RETURNED, DECLINED = Outcome
PLAN = {"action_plan": "Pay people within 30 days."}


@pytest.fixture
def reviewed(opened):
    """The submission of the host's, waiting for the meeting: everyone gave 3 on each criterion."""
    return review_all(opened)


@pytest.fixture
def item(reviewed, meeting, panel, chair):
    """Its item at a meeting that is under way, with the whole panel here."""
    Meeting.objects.update(travel_rule=TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT)
    invite(meeting=meeting, members=panel, by=chair)
    begin(meeting)
    return meeting.agenda.get()


@pytest.fixture
def put(item, chair):
    """Put an outcome to the vote, and let these seats agree: `put(RETURNED, seats)`."""

    def put_and_vote(outcome, agreeing=None, rung=Rung.CO_DESIGN):
        put_to_vote(item=item, outcome=outcome, rung=rung, by=chair)
        for seat in seats_of(item) if agreeing is None else agreeing:
            cast(item, seat, outcome)
        item.refresh_from_db()
        return item

    return put_and_vote


@pytest.fixture
def decided(put, chair):
    """Decide on the item as everyone here agrees."""

    def decide_on(outcome, **more):
        put(outcome)
        item = Meeting.objects.get().agenda.get()
        plan = (
            PLAN | {"action_due": timezone.localdate() + timedelta(days=90)} if outcome == CONDITIONAL else {}
        )
        said = {"reasons": "People wrote it with us.", **plan, **more}
        return decide(item=item, outcome=outcome, **said, by=chair)

    return decide_on


def review_all(reviews, value=3):
    done = {"status": ReviewStatus.DONE, "done_at": timezone.now(), "rung": Rung.CO_DESIGN}
    Review.objects.filter(pk__in=[review.pk for review in reviews]).update(**done)
    criteria = list(reviews[0].version.criteria_set.criteria.all())
    Score.objects.bulk_create(
        [
            Score(review=review, criterion=criterion, value=value, comment=f"Clear on {criterion.name}")
            for review in reviews
            for criterion in criteria
        ]
    )
    submissions = Submission.objects.filter(pk=reviews[0].version.submission_id)
    submissions.update(status=SubmissionStatus.AWAITING_MEETING)
    return submissions.get()


def begin(meeting):
    """Let the meeting be under way since an hour, with everybody who was asked here."""
    starts = timezone.now() - timedelta(hours=1)
    Activity.objects.filter(pk=meeting.activity_id).update(
        starts_at=starts, ends_at=starts + timedelta(hours=2)
    )
    Meeting.objects.filter(pk=meeting.pk).update(status=MeetingStatus.OPEN)
    meeting.seats.update(status=SeatStatus.PRESENT)
    meeting.refresh_from_db()


def seats_of(item):
    """Return the seats at an item's meeting: the experts' first, as the panel is named."""
    return list(MeetingSeat.objects.filter(meeting=item.meeting_id).order_by("pk"))


def cast(item, seat, outcome, choice=Choice.AGREE, dissent=""):
    return vote(item=item, seat=seat, outcome=outcome, choice=choice, dissent=dissent, by=seat.member)
