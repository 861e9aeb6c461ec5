"""A public advert changes: those with a place keep it and their pay until they say yes, and a claim is priced from that."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings, strategies as st

from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence.models import Message
from experts.enums import ContributionStatus
from experts.models import Contribution
from involvement.models import AdvertChange, ChangeAnswer
from involvement.rules.changes import mark_of
from involvement.services import changes, interests
from involvement.services.opportunities import ChangedMeanwhile
from involvement.services.reminders import send_reminders
from involvement.services.sessions import add_session
from payments.selectors.pricing import time_lines
from tests.factories import InterestFactory, OpportunityFactory, RateFactory, VenueFactory
from tests.involvement.interests.conftest import offers, session_in
from tests.involvement.opportunities.racing import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def advert(host):
    advert = OpportunityFactory(published=True, host=host, places=3, preparation_minutes=0)
    session_in(advert)
    return advert


def with_place(advert):
    interest = offers(advert, 1)[0]
    return interests.accept(interest=interest, by=interest.expert.user)


def change(advert, by=None, **values):
    advert.refresh_from_db()
    asked = {"reason": "The room is being mended", "version": mark_of(advert), "by": by or advert.host}
    return changes.change_advert(opportunity=advert, values=values, **asked)


def keep(interest):
    newest = AdvertChange.objects.latest("pk").pk
    return changes.keep_place(interest=interest, last_seen=newest, by=interest.expert.user)


def price_of(interest):
    """What their claim comes to, had they come for two hours."""
    found = Contribution.objects.select_related("band", "activity").get(expert=interest.expert)
    found.status, found.minutes = ContributionStatus.ATTENDED, 120
    return sum((line.amount for line in time_lines(found)), Decimal(0))


@pytest.mark.parametrize("amount", ["5.00", "20.00"])
def test_a_claim_is_priced_from_what_was_agreed_until_the_person_says_yes(advert, amount):
    interest = with_place(advert)
    agreed = price_of(interest)
    change(advert, band=RateFactory(amount=Decimal(amount)).band)
    assert price_of(interest) == agreed == Decimal("23.00")
    keep(interest)
    assert price_of(interest) == 2 * Decimal(amount)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(amounts=st.lists(st.decimals("1", "200", places=2), min_size=1, max_size=3))
def test_whatever_the_advert_pays_later_the_price_does_not_move(amounts):
    with transaction.atomic():
        advert = OpportunityFactory(published=True, preparation_minutes=0)
        session_in(advert)
        interest = with_place(advert)
        agreed = price_of(interest)
        for amount in amounts:
            change(advert, band=RateFactory(amount=amount).band)
            assert price_of(interest) == agreed
        transaction.set_rollback(True)


def test_a_date_added_before_they_answer_is_on_the_pay_they_agreed_to(advert):
    interest = with_place(advert)
    agreed = advert.band
    change(advert, band=RateFactory(amount=Decimal(5)).band)
    advert.refresh_from_db()
    later = timezone.now() + timedelta(days=60)
    when = {"starts_at": later, "ends_at": later + timedelta(hours=2)}
    added = add_session(opportunity=advert, place="online", link="https://x.nhs.uk", by=advert.host, **when)
    assert Contribution.objects.get(activity=added.activity, expert=interest.expert).band == agreed


@pytest.mark.parametrize(
    ("values", "asks"),
    [
        (lambda: {"first_date": today() + timedelta(days=50)}, True),
        (lambda: {"venue": VenueFactory(name="The Lodge")}, True),
        (lambda: {"travel_rule": "rail_booked"}, True),
        (lambda: {"places": 9}, False),
        (dict, False),
    ],
)
def test_who_is_asked_and_who_is_told(advert, values, asks):
    interest, waiting = with_place(advert), InterestFactory(opportunity=advert)
    change(advert, **values())
    kinds = dict(Message.objects.filter(kind__startswith="advert_changed").values_list("recipient", "kind"))
    both = {interest.expert_id: "advert_changed_confirm", waiting.expert_id: "advert_changed"}
    assert kinds == (both if asks else {})
    assert ChangeAnswer.objects.count() == asks


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"places": 0}, "cannot be fewer places"),
        ({"first_date": None}, "cannot lose"),
        ({"band": None}, "cannot lose"),
    ],
)
def test_what_cannot_change_is_said(advert, values, words):
    with_place(advert)
    with pytest.raises(RuleBroken, match=words):
        change(advert, **values)
    assert not AdvertChange.objects.exists()


def test_two_changes_are_answered_together_and_only_when_both_were_read(advert):
    interest = with_place(advert)
    first = change(advert, venue=VenueFactory(name="The Lodge"))
    change(advert, first_date=today() + timedelta(days=50))
    with pytest.raises(RuleBroken, match="changed again"):
        changes.keep_place(interest=interest, last_seen=first.pk, by=interest.expert.user)
    keep(interest)
    assert not ChangeAnswer.objects.filter(kept_at=None).exists()
    assert keep(interest), "saying it again is harmless"


def test_a_second_edit_that_did_not_see_the_first_is_shown_it(advert, as_, host):
    url = reverse("involvement:advert_change", args=[advert.pk])
    page = as_(host).get(url)
    typed = {
        name: page.context["form"][name].value()
        for name in ("version", "place", "venue", "band", "travel_rule")
    }
    change(advert, places=7)
    day = today() + timedelta(days=50)
    typed |= {"places": "5", "reason": "Mine", "unpaid_reason": "", FIELD: new_token(host)}
    typed |= {f"first_date_{part}": getattr(day, part) for part in ("day", "month", "year")}
    answer = as_(host).post(url, typed)
    assert answer.status_code == 409 and "Somebody else changed this" in answer.content.decode()
    typed["version"] = answer.context["form"].data["version"]
    assert [as_(host).post(url, typed).status_code for _ in range(2)] == [302, 302], "a double click"
    advert.refresh_from_db()
    assert (advert.places, advert.first_date) == (5, day)


def test_the_person_reads_what_changed_and_keeps_or_gives_up(as_, advert):
    keeper, leaver = with_place(advert), with_place(advert)
    made = change(advert, venue=VenueFactory(name="The Lodge"))
    for interest, press in ((keeper, True), (leaver, False)):
        client = as_(interest.expert.user)
        assert (
            "Read what changed"
            in client.get(reverse("involvement:interest", args=[interest.pk])).content.decode()
        )
        url = reverse("involvement:interest_change", args=[interest.pk])
        page = client.get(url)
        assert "The Lodge" in page.content.decode()
        if press:
            assert client.post(url, {"last_seen": page.context["newest"]}).status_code == 302
        else:
            client.post(reverse("involvement:interest_withdraw", args=[interest.pk]))
        assert client.get(url).status_code == 302, "nothing is left to answer"
    hosts = as_(advert.host)
    said = hosts.get(reverse("involvement:advert_change_answers", args=[advert.pk, made.pk])).content.decode()
    assert "Keeps their place" in said and "Gave up their place" in said and "Has not said yet" not in said
    assert (
        "1 keep their place"
        in hosts.get(reverse("involvement:advert_changes", args=[advert.pk])).content.decode()
    )


def test_they_are_reminded_once(advert):
    interest = with_place(advert)
    change(advert, venue=VenueFactory(name="The Lodge"))
    send_reminders()
    assert not Message.objects.filter(kind="change_reminder").exists()
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        for _ in range(2):
            send_reminders()
    assert [each.recipient_id for each in Message.objects.filter(kind="change_reminder")] == [
        interest.expert_id
    ]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's")
def test_of_two_edits_at_once_one_is_shown_the_other(host):
    advert = OpportunityFactory(published=True, host=host, places=3)
    mark = mark_of(advert)

    def edit(number):
        try:
            changes.change_advert(
                opportunity=advert, values={"places": 10 + number}, reason="x", version=mark, by=host
            )
        except ChangedMeanwhile:
            return "shown"
        return "saved"

    assert sorted(together(6, edit)) == ["saved", *["shown"] * 5]
    assert AdvertChange.objects.count() == 1
