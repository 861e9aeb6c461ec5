"""Each move of an interest: who may make it, what it writes, and who is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.enums import ExpertStatus
from experts.models import Contribution, Expert
from involvement.enums import InterestStatus, OpportunityStatus
from involvement.models import Interest, Opportunity
from involvement.services import interests
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory, person
from tests.involvement.interests.conftest import offers, session_in

ALLOWED = {
    ("expressed", "shortlisted"),
    ("expressed", "offered"),
    ("expressed", "waiting"),
    ("expressed", "not_chosen"),
    ("shortlisted", "offered"),
    ("shortlisted", "waiting"),
    ("shortlisted", "not_chosen"),
    ("waiting", "offered"),
    ("waiting", "not_chosen"),
    ("offered", "accepted"),
    ("offered", "declined"),
    ("offered", "lapsed"),
    ("withdrawn", "expressed"),
    *((before, "withdrawn") for before in InterestStatus.values if before != "withdrawn"),
}


def yesterday():
    return timezone.localdate() - timedelta(days=1)


def move(interest, target, host):
    """Go through the door that leads to a status."""
    doors = {
        "expressed": lambda: interests.express(opportunity=interest.opportunity, user=interest.expert.user),
        "shortlisted": lambda: interests.shortlist(interest=interest, by=host),
        "offered": lambda: interests.offer(interest=interest, by=host),
        "waiting": lambda: interests.wait(interest=interest, reason="Full.", by=host),
        "not_chosen": lambda: interests.not_choose(interest=interest, reason="Full.", by=host),
        "accepted": lambda: interests.accept(interest=interest, by=interest.expert.user),
        "declined": lambda: interests.decline(interest=interest, by=interest.expert.user),
        "withdrawn": lambda: interests.withdraw(interest=interest, by=interest.expert.user),
    }
    return doors[target]()


@pytest.mark.parametrize("before", InterestStatus)
@pytest.mark.parametrize("after", InterestStatus)
def test_every_pair_of_states(before, after):
    assert before.may_become(after) is ((before, after) in ALLOWED)


@pytest.mark.parametrize("before", InterestStatus)
@pytest.mark.parametrize(
    "after",
    ["expressed", "shortlisted", "offered", "waiting", "not_chosen", "accepted", "declined", "withdrawn"],
)
def test_every_door_keeps_to_the_moves(interest, host, before, after):
    Interest.objects.update(status=before)
    interest.refresh_from_db()
    if (before, after) in ALLOWED:
        assert move(interest, after, host).status == after
        assert Event.objects.filter(action="interest.moved", after={"status": after}).count() == 1
        assert Message.objects.filter(recipient=interest.expert.user).count() == 1
    elif before == after == "accepted":
        assert move(interest, after, host).status == "accepted"
    else:
        with pytest.raises(RuleBroken):
            move(interest, after, host)
        interest.refresh_from_db()
        assert interest.status == before
        assert not Message.objects.exists()


def test_saying_so_is_kept_and_told(advert, expert):
    said = interests.express(
        opportunity=advert, user=expert, words="I care.", access_needs="Ramp", wants_help=True
    )
    said.refresh_from_db()
    assert (said.status, said.words, said.access_needs, said.wants_help) == (
        "expressed",
        "I care.",
        "Ramp",
        True,
    )
    assert Message.objects.get().kind == "interest_expressed"


def test_saying_so_twice_is_refused_with_where_it_is(interest, expert):
    with pytest.raises(RuleBroken, match="told us already"):
        interests.express(opportunity=interest.opportunity, user=expert)
    assert Interest.objects.count() == 1


def test_saying_so_again_after_a_change_of_mind_starts_afresh(interest, expert, host):
    interests.not_choose(interest=interest, reason="Full.", by=host)
    interests.withdraw(interest=interest, by=expert)
    again = interests.express(opportunity=interest.opportunity, user=expert, words="Still keen")
    again.refresh_from_db()
    assert (again.pk, again.words, again.reason, again.decided_by) == (interest.pk, "Still keen", "", None)


@pytest.mark.parametrize("status", OpportunityStatus)
def test_only_an_open_advert_takes_interest(host, expert, status):
    advert = OpportunityFactory(host=host, published=True)
    advert.status = status
    advert.save()
    if status == "published":
        assert interests.express(opportunity=advert, user=expert).pk
    else:
        with pytest.raises(RuleBroken):
            interests.express(opportunity=advert, user=expert)


def test_the_closing_date_itself_is_in_time_and_the_next_day_is_not(expert, host):
    today = timezone.localdate()
    assert interests.express(
        opportunity=OpportunityFactory(host=host, published=True, closing_date=today), user=expert
    ).pk
    with pytest.raises(RuleBroken, match="closing date"):
        interests.express(
            opportunity=OpportunityFactory(host=host, published=True, closing_date=yesterday()), user=expert
        )


@pytest.mark.parametrize("status", ExpertStatus)
def test_an_applicant_may_be_interested_and_only_an_active_expert_is_offered(advert, host, status):
    expert = ExpertFactory(status=status)
    if status in {"applied", "welcomed", "active"}:
        interests.express(opportunity=advert, user=expert.user)
    else:
        with pytest.raises(RuleBroken):
            interests.express(opportunity=advert, user=expert.user)
    interest = Interest.objects.filter(expert=expert).first() or InterestFactory(
        opportunity=advert, expert=expert
    )
    if status == "active":
        assert interests.offer(interest=interest, by=host).status == "offered"
    else:
        with pytest.raises(RuleBroken, match="active"):
            interests.offer(interest=interest, by=host)


def test_someone_who_never_joined_is_not_interested(advert, nobody):
    with pytest.raises(RuleBroken, match="joining"):
        interests.express(opportunity=advert, user=nobody)


def test_an_offer_says_until_when(interest, host, still_clock):
    assert interests.offer(interest=interest, by=host).answer_by.isoformat() == "2026-11-30"


@pytest.mark.parametrize(("frequency", "first", "until"), [
    ("one_off", "2026-11-26", "2026-11-25"),  # the day before the only one
    ("one_off", "2026-11-23", "2026-11-23"),
    ("one_off", "2027-01-11", "2026-11-30"),
    ("one_off", "2026-11-20", "2026-11-30"),  # gone by: another day will be found
    ("weekly", "2026-11-26", "2026-11-30"),
])  # fmt: skip
def test_an_offer_is_answered_before_the_day_itself(interest, host, still_clock, frequency, first, until):
    Opportunity.objects.filter(pk=interest.opportunity_id).update(frequency=frequency, first_date=first)
    interest.opportunity.refresh_from_db()
    assert interests.offer(interest=interest, by=host).answer_by.isoformat() == until


def test_no_more_is_offered_than_there_is(advert, host):
    offers(advert, 4)
    waiting = InterestFactory(opportunity=advert)
    with pytest.raises(RuleBroken, match="taken or offered"):
        interests.offer(interest=waiting, by=host)


def test_an_advert_without_a_limit_offers_to_everyone(host):
    advert = OpportunityFactory(host=host, published=True, places=None)
    for _ in range(3):
        interests.offer(interest=InterestFactory(opportunity=advert), by=host)


def test_nobody_chooses_themselves(advert):
    both = person(Role.EXPERT, Role.HOST)
    own = InterestFactory(opportunity=advert, expert=ExpertFactory(user=both))
    for decide in (interests.offer, interests.shortlist):
        with pytest.raises(RuleBroken, match="your own"):
            decide(interest=own, by=both)


def test_accepting_freezes_the_terms_for_every_session_to_come(advert, offered, expert):
    coming, gone = session_in(advert), session_in(advert, days=-3)
    online = session_in(advert, days=12, place="online")
    interests.accept(interest=offered, by=expert)
    written = {each.activity_id: each for each in Contribution.objects.all()}
    assert set(written) == {coming.activity_id, online.activity_id}, "the one that is over is not expected"
    assert gone.activity_id not in written
    contribution = written[coming.activity_id]
    assert (contribution.band, contribution.budget) == (advert.band, advert.budget)
    assert (contribution.travel_rule, contribution.preparation_minutes) == ("mileage_or_public_transport", 60)
    assert written[online.activity_id].travel_rule == "none_online", "nobody travels to a session online"


def test_accepting_twice_is_accepting_once(advert, offered, expert):
    session_in(advert)
    for _ in range(2):
        interests.accept(interest=offered, by=expert)
    assert Contribution.objects.count() == 1
    assert Message.objects.filter(kind="interest_accepted").count() == 1


def test_the_last_place_goes_to_one(advert, expert, row):
    for interest in offers(advert, 4):
        interests.accept(interest=interest, by=interest.expert.user)
    late = InterestFactory(opportunity=advert, expert=row, status="offered")
    with pytest.raises(RuleBroken, match="all the places have been taken"):
        interests.accept(interest=late, by=expert)
    late.refresh_from_db()
    assert late.status == "offered"


def test_an_offer_that_ran_out_cannot_be_accepted(offered, expert):
    Interest.objects.update(answer_by=yesterday())
    with pytest.raises(RuleBroken, match="ran out"):
        interests.accept(interest=offered, by=expert)


def test_a_person_on_a_break_comes_back_before_accepting(offered, expert):
    Expert.objects.update(status="paused")
    with pytest.raises(RuleBroken, match="active"):
        interests.accept(interest=offered, by=expert)


def test_giving_up_a_place_sends_apologies_to_what_is_still_to_come(advert, offered, expert, host):
    session_in(advert)
    interests.accept(interest=offered, by=expert)
    interests.withdraw(interest=offered, by=expert)
    contribution = Contribution.objects.get()
    assert (contribution.status, contribution.confirmed_by) == ("apologies", expert)
    told = list(Message.objects.filter(recipient=host).order_by("pk").values_list("kind", flat=True))
    assert told == ["host_interest_accepted", "host_interest_withdrawn"]


def test_a_place_given_up_can_be_taken_again(advert, offered, expert, host):
    session_in(advert)
    interests.accept(interest=offered, by=expert)
    interests.withdraw(interest=offered, by=expert)
    again = interests.express(opportunity=advert, user=expert)
    interests.accept(interest=interests.offer(interest=again, by=host), by=expert)
    assert Contribution.objects.get().status == "expected"
    assert Message.objects.filter(kind="interest_accepted").count() == 2, "each time is told"


def test_a_place_in_what_is_over_cannot_be_given_up(advert, offered, expert):
    interests.accept(interest=offered, by=expert)
    advert.status = OpportunityStatus.COMPLETED
    advert.save()
    with pytest.raises(RuleBroken, match="not going on"):
        interests.withdraw(interest=offered, by=expert)


def test_the_reason_reaches_the_person_as_it_was_written(interest, host):
    interests.not_choose(interest=interest, reason="We <chose> people & carers.", by=host)
    body = Message.objects.get(recipient=interest.expert.user).body
    assert "We <chose> people & carers." in body


def test_the_host_is_not_told_of_each_new_interest(advert, expert, host):
    interests.express(opportunity=advert, user=expert)
    assert not Message.objects.filter(recipient=host).exists()


def test_offers_nobody_answered_run_out_once(advert, offered, host):
    Interest.objects.update(answer_by=yesterday())
    in_time = InterestFactory(opportunity=advert, status="offered", answer_by=timezone.localdate())
    assert interests.lapse_offers() == 1
    assert interests.lapse_offers() == 0
    offered.refresh_from_db()
    in_time.refresh_from_db()
    assert (offered.status, in_time.status) == ("lapsed", "offered")
    kinds = sorted(Message.objects.values_list("kind", flat=True))
    assert kinds == ["host_interest_lapsed", "interest_lapsed"]
    assert Event.objects.get(action="interest.moved").actor is None


def test_a_message_and_its_change_are_lost_together(interest, host, monkeypatch):
    def broken(**_):
        raise RuntimeError("the words could not be made")

    monkeypatch.setattr("coproduction.correspondence.services.send", broken)
    with pytest.raises(RuntimeError):
        interests.shortlist(interest=interest, by=host)
    interest.refresh_from_db()
    assert interest.status == "expressed"
    assert not Event.objects.filter(action="interest.moved").exists()
