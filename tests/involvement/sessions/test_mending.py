"""Putting right who came and for how long: with a reason, until something is claimed by it."""

import pytest
from django.db import connection
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence.models import Message
from experts.models import Contribution
from involvement.services import attendance
from payments.models import ClaimLine
from payments.services import claims
from tests.factories import ContributionFactory, ExpertFactory, OpportunityFactory, RateFactory, person
from tests.involvement.opportunities.racing import together
from tests.involvement.sessions.conftest import session_in

pytestmark = pytest.mark.django_db


def recorded(session, status="attended", minutes=120, **facts):
    one = ContributionFactory(activity=session.activity, band=RateFactory().band, **facts)
    came = attendance.Came(one.pk, status, minutes if status == "attended" else None)
    attendance.record_attendance(session=session, rows=[came], by=session.opportunity.host)
    return one


def page_for(session, one):
    return reverse("involvement:attendance_mend", args=[session.pk, one.pk])


def test_a_record_is_put_right_and_the_person_told_why(as_, advert, host):
    session = session_in(advert, days=-1)
    one = recorded(session, "no_show")
    client, url = as_(host), page_for(session, one)
    assert url in client.get(reverse("involvement:session", args=[session.pk])).content.decode()
    sent = {"came": "attended", "hours": "1", "minutes": "30", FIELD: new_token(host)}
    assert client.post(url, sent).status_code == 422
    answer = client.post(url, {**sent, "reason": "She sat at the back."})
    assert answer.status_code == 302
    one.refresh_from_db()
    assert (one.status, one.minutes, one.why_minutes) == ("attended", 90, "She sat at the back.")
    body = Message.objects.get(kind="attendance_mended").body
    assert "Took part, for 1 hour 30 minutes" in body
    assert "Why: She sat at the back." in body
    event = Event.objects.get(action="contribution.mended")
    assert (event.before["status"], event.after["status"]) == ("no_show", "attended")


def test_the_claim_is_priced_by_what_was_put_right_and_then_it_stands(as_, advert, host):
    session = session_in(advert, days=-1)
    one = recorded(session)
    attendance.mend(
        contribution=one, session=session, status="attended", minutes=60, reason="It ended early.", by=host
    )
    claim = claims.start_claim(contribution=one, by=one.expert.user)
    assert str(ClaimLine.objects.get(kind="time").amount) == "11.50"
    with pytest.raises(RuleBroken, match="has started a claim"):
        attendance.mend(
            contribution=one, session=session, status="no_show", minutes=None, reason="Wrong.", by=host
        )
    client, url = as_(host), page_for(session, one)
    assert client.get(url).status_code == 403
    assert url not in client.get(reverse("involvement:session", args=[session.pk])).content.decode()
    claims.withdraw_claim(claim=claim, by=one.expert.user)
    assert as_(host).get(url).status_code == 200


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"status": "attended", "minutes": 120}, "recorded already"),
        ({"status": "attended", "minutes": 0}, "between 1 minute and 24 hours"),
        ({"status": "cancelled_by_us", "minutes": None}, "no record"),
        ({"status": "expected", "minutes": None}, "no record"),
    ],
)
def test_what_is_no_record_is_refused(advert, host, facts, words):
    session = session_in(advert, days=-1)
    with pytest.raises(RuleBroken, match=words):
        attendance.mend(contribution=recorded(session), session=session, reason="Why not.", by=host, **facts)


def test_nobody_mends_their_own_nor_another_hosts(as_, advert, other_host):
    session = session_in(advert, days=-1)
    one = recorded(session)
    assert as_(other_host).get(page_for(session, one)).status_code == 404
    with pytest.raises(RuleBroken, match="your own"):
        attendance.mend(
            contribution=one, session=session, status="no_show", minutes=None, reason="x", by=one.expert.user
        )


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's")
def test_a_claim_and_a_mending_at_once_agree():
    advert = OpportunityFactory(published=True)
    session = session_in(advert, days=-1)
    ones = [recorded(session, expert=ExpertFactory()) for _ in range(6)]
    helper = person()

    def act(number):
        one = ones[number // 2]
        try:
            if number % 2:
                claims.start_claim(contribution=one, by=one.expert.user)
            else:
                attendance.mend(
                    contribution=one, session=session, status="attended", minutes=60, reason="x", by=helper
                )
        except RuleBroken:
            pass

    together(12, act)
    for one in Contribution.objects.filter(pk__in=[each.pk for each in ones]):
        line = ClaimLine.objects.get(contribution=one, kind="time")
        assert line.quantity == one.minutes
