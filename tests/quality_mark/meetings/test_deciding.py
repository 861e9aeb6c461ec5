"""What the meeting decides: by those who count, with both keys, once; and what became of it, for everyone concerned."""

import pytest

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.enums import Rung
from quality_mark.enums import Choice, ConflictKind, ReviewStatus, SeatStatus, SubmissionStatus
from quality_mark.models import Award, Conflict, Decision, Declaration, MeetingSeat, Review, Score, Vote
from quality_mark.rules.decisions import Votes
from quality_mark.rules.voting import why_not_decide
from quality_mark.selectors.room import judged, room_for
from quality_mark.services.deciding import decide
from quality_mark.services.voting import put_to_vote
from tests.factories import ExpertFactory, person
from tests.factories.quality_mark import ContributorFactory
from tests.quality_mark.meetings.conftest import (
    AWARDED,
    CONDITIONAL,
    DECLINED,
    PLAN,
    RETURNED,
    cast,
    seats_of,
)

pytestmark = pytest.mark.django_db
WHY = "People wrote it with us."


def refuses(words):
    return pytest.raises(RuleBroken, match=words)


@pytest.mark.parametrize(
    ("outcome", "votes", "may"),
    [
        (AWARDED, Votes(2, 2, 2, 2), True),
        (AWARDED, Votes(2, 2, 1, 2), False),
        (AWARDED, Votes(2, 2, 2, 1), False),
        (CONDITIONAL, Votes(3, 2, 2, 2), True),
        (CONDITIONAL, Votes(3, 2, 1, 2), False),
        (DECLINED, Votes(2, 2, 0, 2), False),
        (DECLINED, Votes(3, 3, 2, 2), True),
        (RETURNED, Votes(2, 2, 0, 0), True),
        ("", Votes(2, 2, 2, 2), False),
    ],
)
def test_all_but_a_return_need_both_keys(outcome, votes, may):
    assert (why_not_decide(outcome, votes) == "") is may


@pytest.mark.parametrize("outcome", [AWARDED, CONDITIONAL, RETURNED, DECLINED])
def test_each_outcome_is_carried_out(decided, host, outcome):
    decision = decided(outcome)
    submission = decision.version.submission
    submission.refresh_from_db()
    assert submission.status == SubmissionStatus(outcome)
    assert (decision.experts_present, decision.staff_agreed, str(decision.mean)) == (2, 2, "3.00")
    assert Award.objects.count() == (outcome == AWARDED)
    told = Message.objects.get(kind="quality_decided", recipient=host)
    assert WHY in told.body and str(outcome.label) in told.body
    assert (PLAN["action_plan"] in told.body) is (outcome == CONDITIONAL)
    assert "3.0" not in told.body
    assert Event.objects.filter(action="quality_decision.made").count() == 1


def test_those_named_are_told_and_those_who_said_no_are_not(put, item, chair, reviewed):
    agreed = ContributorFactory(submission=reviewed)
    ContributorFactory(submission=reviewed, consent="declined")
    put(RETURNED)
    decide(item=item, outcome=RETURNED, reasons=WHY, by=chair)
    told = Message.objects.filter(kind="quality_decided_contributor")
    assert [message.recipient for message in told] == [agreed.expert.user]


def test_one_side_alone_does_not_carry_it(put, item, chair):
    experts = seats_of(item)[:2]
    put(AWARDED, agreeing=experts)
    with refuses("more than half of the staff"):
        decide(item=item, outcome=AWARDED, reasons=WHY, by=chair)
    put(RETURNED, agreeing=experts)
    assert decide(item=item, outcome=RETURNED, reasons=WHY, by=chair).staff_agreed == 0
    assert Vote.objects.filter(outcome=AWARDED).count() == 2  # what was voted first stays


def test_the_scores_must_allow_it(item, chair):
    Score.objects.filter(criterion__number=4).update(value=2)
    with refuses("Criterion 4 is 2.0"):
        put_to_vote(item=item, outcome=AWARDED, rung=Rung.CO_DESIGN, by=chair)
    with refuses("rung of the ladder is below engagement"):
        put_to_vote(item=item, outcome=CONDITIONAL, rung=Rung.CONSULTATION, by=chair)


def test_a_second_decision_is_refused_with_what_was_decided(decided, item, chair):
    decided(RETURNED)
    with refuses("decided already. It is ‘Returned for a new version’"):
        decide(item=item, outcome=RETURNED, reasons=WHY, by=chair)
    assert Decision.objects.count() == 1


def test_what_the_chair_did_not_see_is_not_decided(put, item, chair):
    put(RETURNED)
    put(DECLINED)
    with refuses("Something else has been put to the vote"):
        decide(item=item, outcome=RETURNED, reasons=WHY, by=chair)


class TestQuorumLost:
    def test_voting_and_deciding_stop_and_say_who_is_missing(self, put, item, chair):
        put(RETURNED)
        seats = seats_of(item)
        seats[0].status = SeatStatus.LEFT
        seats[0].save()
        with refuses("1 expert by experience is needed"):
            cast(item, seats[2], RETURNED)
        with refuses("1 expert by experience is needed"):
            decide(item=item, outcome=RETURNED, reasons=WHY, by=chair)
        assert Vote.objects.count() == 4 and not Decision.objects.exists()

    def test_more_staff_than_experts_is_none(self, put, item):
        extra = MeetingSeat.objects.create(
            meeting=item.meeting, member=person("panel_member"), side="staff", status=SeatStatus.PRESENT
        )
        assert room_for(item).no_quorum == ""  # they have not said yet that they have no conflict
        Declaration.objects.create(item=item, seat=extra)
        assert "At least half" in room_for(item).no_quorum


class TestBarredMeanwhile:
    @pytest.fixture
    def barred(self, put, item, reviewed):
        """Everyone has agreed to an award; then an expert turns out to have a tie."""
        put(AWARDED)
        seat = seats_of(item)[0]
        Conflict.objects.create(submission=reviewed, person=seat.member, kind=ConflictKind.DECLARED)
        return seat

    def test_their_vote_counts_no_more_and_neither_do_they(self, barred, item, chair):
        with refuses("1 expert by experience is needed"):
            decide(item=item, outcome=AWARDED, reasons=WHY, by=chair)
        assert not Award.objects.exists()

    def test_nor_do_their_scores(self, barred, item, chair, reviewed):
        Review.objects.get(reviewer=barred.member).scores.update(value=4)
        room = room_for(item)
        assert barred.pk not in [seat.pk for seat in room.counted]

        assert judged(item.version).mean == 3

    def test_they_are_stood_down_by_the_decision(self, put, item, chair, reviewed):

        user = ExpertFactory(user=person("expert", "panel_member")).user
        MeetingSeat.objects.create(
            meeting=item.meeting, member=user, side="expert", status=SeatStatus.PRESENT
        )
        item.declarations.create(seat=user.quality_seats.get())
        put(RETURNED)
        gone = seats_of(item)[0].member
        Conflict.objects.create(submission=reviewed, person=gone, kind=ConflictKind.DECLARED)
        decision = decide(item=item, outcome=RETURNED, reasons=WHY, by=chair)
        assert Review.objects.get(reviewer=gone).status == ReviewStatus.STOOD_DOWN
        assert (decision.experts_present, decision.experts_agreed) == (2, 2)

    def test_a_chair_with_a_tie_decides_nothing(self, put, item, chair, reviewed):
        put(RETURNED)
        Conflict.objects.create(submission=reviewed, person=chair, kind=ConflictKind.DECLARED)
        with refuses("Another chair"):
            decide(item=item, outcome=RETURNED, reasons=WHY, by=chair)


class TestVoting:
    def test_a_vote_can_be_changed_and_dissent_is_kept(self, put, item):
        put(DECLINED, agreeing=[])
        seat = seats_of(item)[0]
        cast(item, seat, DECLINED)
        cast(item, seat, DECLINED, Choice.DISAGREE, "They paid everybody.")
        vote = Vote.objects.get()
        assert (vote.choice, vote.dissent) == (Choice.DISAGREE, "They paid everybody.")

    def test_words_without_dissent_are_not_kept(self, put, item):
        put(DECLINED, agreeing=[])
        assert cast(item, seats_of(item)[0], DECLINED, Choice.AGREE, "Words").dissent == ""

    def test_a_vote_on_what_was_put_before_is_asked_for_again(self, put, item):
        put(DECLINED, agreeing=[])
        with refuses("something else to the vote since"):
            cast(item, seats_of(item)[0], RETURNED)

    def test_another_rung_is_another_question(self, put, item):
        put(RETURNED)
        put(RETURNED, agreeing=[], rung=Rung.CONSULTATION)
        assert not Vote.objects.exists()

    @pytest.mark.parametrize("status", [SeatStatus.EXPECTED, SeatStatus.LEFT, SeatStatus.APOLOGIES])
    def test_only_those_here_vote(self, put, item, status):
        put(RETURNED, agreeing=[])
        seat = seats_of(item)[0]
        seat.status = status
        seat.save()
        with refuses("Only members who are here"):
            cast(item, seat, RETURNED)
