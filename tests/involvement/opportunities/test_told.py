"""What a colleague was told about their adverts, sent once more by who checks adverts, and nothing else of theirs."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.submission import new_token
from coproduction.correspondence.models import Message
from coproduction.correspondence.services import send
from tests.factories import OpportunityFactory


def tell(user, kind="host_apologies", number=1):
    return send(to=user, kind=kind, key=f"{user.pk}-{kind}-{number}", subject=f"About {kind}", body="Bo said")


@pytest.fixture
def advert(host):
    return OpportunityFactory(host=host, published=True)


@pytest.fixture
def desk(as_, coordinator):
    return as_(coordinator)


def again(desk, by, advert, message):
    url = reverse("involvement:host_told_again", args=[advert.pk, message.pk])
    return desk.post(url, {"submission_token": new_token(by)})


def test_it_lists_what_the_host_was_told_about_adverts_alone(desk, advert, host):
    tell(host)
    hidden = [
        tell(host, kind) for kind in ("payments_waiting", "role_given", "quality_decided", "claim_paid")
    ]
    page = desk.get(reverse("involvement:host_told", args=[advert.pk])).content.decode()
    assert "About host_apologies" in page and "E-mail: Waiting to be sent" in page
    assert "Bo said" not in page
    assert not any(each.subject in page for each in hidden)
    assert Event.objects.get(action="messages.seen").target_id == str(host.pk)


def test_the_advert_leads_there_for_a_coordinator_and_not_for_its_host(desk, as_, advert, host):
    page, link = (
        reverse("involvement:advert", args=[advert.pk]),
        reverse("involvement:host_told", args=[advert.pk]),
    )
    assert link in desk.get(page).content.decode()
    assert link not in as_(host).get(page).content.decode()


def test_it_is_said_again_and_no_more_often_than_to_anybody_else(
    still_clock, desk, advert, host, coordinator
):
    message = tell(host)
    for _ in range(2):
        assert again(desk, coordinator, advert, message).status_code == 302
        refused = again(desk, coordinator, advert, message)
        assert (refused.status_code, "10 minutes ago" in refused.content.decode()) == (409, True)
        still_clock.shift(timedelta(minutes=11))
    copies = Message.objects.exclude(pk=message.pk)
    assert [(each.recipient, each.subject) for each in copies] == [(host, message.subject)] * 2
    assert Event.objects.filter(action="message.sent_again", actor=coordinator).count() == 2


@pytest.mark.parametrize("kind", ["payments_waiting", "role_given", "interest_offered"])
def test_what_is_not_about_their_adverts_is_not_there_to_send(desk, advert, host, coordinator, kind):
    assert again(desk, coordinator, advert, tell(host, kind)).status_code == 404


def test_another_colleagues_message_is_not_there(desk, advert, other_host, coordinator):
    assert again(desk, coordinator, advert, tell(other_host)).status_code == 404


def test_a_host_sends_none_again_not_even_of_their_own_advert(as_, advert, host):
    assert again(as_(host), host, advert, tell(host)).status_code == 403
    assert Message.objects.count() == 1
