"""A mark is given once, with the next number, for as long as its own criteria say; and everyone concerned is told."""

import pytest
from django.db import connection

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from quality_mark.enums import AwardStatus, Consent, Outcome
from quality_mark.models import Award, AwardSequence
from quality_mark.services.awards import give_award
from tests.factories import ExpertFactory, person
from tests.factories.quality_mark import AwardFactory, ContributorFactory, DecisionFactory, SubmissionFactory
from tests.involvement.opportunities.racing import together

RACERS = 8


def decided(**facts):
    return DecisionFactory(**facts)


def test_a_mark_has_the_next_number_a_token_and_the_months_its_own_criteria_say(db, chair, still_clock):
    still_clock.move_to("2026-02-27T10:00Z")
    decision = decided()
    decision.version.criteria_set.valid_months = 12
    decision.version.criteria_set.save()
    first, second = give_award(decision=decision, by=chair), give_award(decision=decided(), by=chair)
    assert (first.number, second.number) == ("CPM-2026-0001", "CPM-2026-0002")
    assert first.expires_on.isoformat() == "2027-02-27"
    assert len(first.token) == 43
    assert first.token != second.token
    assert Event.objects.get(action="award.given", target_id=first.pk).after["number"] == "CPM-2026-0001"


def test_the_day_is_londons(db, chair, still_clock):
    still_clock.move_to("2027-06-30T23:30Z")
    award = give_award(decision=decided(), by=chair)
    assert (award.awarded_on.isoformat(), award.expires_on.isoformat()) == ("2027-07-01", "2029-07-01")


def test_giving_it_twice_is_giving_it_once(db, chair):
    decision = decided()
    assert give_award(decision=decision, by=chair) == give_award(decision=decision, by=chair)
    assert AwardSequence.objects.get().last == 1
    assert Message.objects.filter(kind="quality_award_given").count() == 1


@pytest.mark.parametrize(
    ("outcome", "gives"),
    [
        (Outcome.AWARDED, True),
        (Outcome.CONDITIONAL, True),
        (Outcome.RETURNED, False),
        (Outcome.DECLINED, False),
    ],
)
def test_which_decisions_give_a_mark(db, chair, outcome, gives):
    plan = {"action_plan": "Pay people sooner.", "action_due": "2026-12-01"}
    decision = decided(outcome=outcome, **(plan if outcome == Outcome.CONDITIONAL else {}))
    if gives:
        give_award(decision=decision, by=chair)
    else:
        with pytest.raises(RuleBroken):
            give_award(decision=decision, by=chair)
    assert Award.objects.exists() is gives
    assert AwardSequence.objects.exists() is gives


def test_submitters_and_those_who_agreed_to_be_named_are_told_and_nobody_else(db, chair):
    decision = decided()
    submission = decision.version.submission
    colleague = person("host", name="Cole League")
    submission.co_submitters.create(user=colleague, author=submission.author)
    agreed, *_ = (
        ContributorFactory(submission=submission, expert=ExpertFactory(), consent=consent)
        for consent in (Consent.AGREED, Consent.DECLINED, Consent.ASKED)
    )
    give_award(decision=decision, by=chair)
    told = dict(Message.objects.values_list("recipient_id", "kind"))
    assert told == {
        submission.author_id: "quality_award_given",
        colleague.pk: "quality_award_given",
        agreed.expert_id: "quality_award_given_contributor",
    }


@pytest.mark.parametrize(
    ("before", "after", "leads_to_the_new"),
    [
        (AwardStatus.EXPIRING, AwardStatus.RENEWED, True),
        (AwardStatus.EXPIRED, AwardStatus.EXPIRED, True),
        (AwardStatus.WITHDRAWN, AwardStatus.WITHDRAWN, False),
    ],
)
def test_what_becomes_of_the_mark_that_is_renewed(db, chair, before, after, leads_to_the_new):
    withdrawn = {"withdrawn_by": chair, "withdrawn_at": "2026-11-02T10:00Z", "withdrawn_reason": "Changed"}
    old = AwardFactory(status=before, serial=77, **(withdrawn if before == AwardStatus.WITHDRAWN else {}))
    submission = SubmissionFactory(renews=old)
    new = give_award(decision=decided(item__version__submission=submission), by=chair)
    old.refresh_from_db()
    assert old.status == after
    assert (old.renewed_as == new) is leads_to_the_new


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's")
def test_eight_decisions_at_once_have_eight_numbers_without_gaps_also_when_each_is_pressed_twice():
    chair = person("panel_chair")
    decisions = [decided() for _ in range(RACERS // 2)] * 2
    given = together(RACERS, lambda number: give_award(decision=decisions[number], by=chair))
    serials = sorted(Award.objects.values_list("serial", flat=True))
    assert serials == list(range(1, RACERS // 2 + 1))
    assert {award.serial for award in given} == set(serials)
    assert AwardSequence.objects.get().last == RACERS // 2
    assert Message.objects.filter(kind="quality_award_given").count() == RACERS // 2
