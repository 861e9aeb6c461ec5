"""Where letters go: said by the person or their coordinator, never moved unseen."""

import pytest
from django.core import mail
from django.db import connection

from coproduction.audit.models import Event
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.models import Message, PostalAddress
from coproduction.correspondence.services import addresses, choices
from tests.factories import reader

pytestmark = pytest.mark.django_db
OWN = "/my/address/"
TYPED = {"line_1": "7 Mill Lane", "line_2": "", "town": "Norwich", "postcode": "nr13dy"}


def keep(user, by, **changes):
    addresses.keep_address(user=user, by=by, **{**TYPED, "postcode": "NR1 3DY", **changes})


def test_a_person_gives_their_address(as_, expert):
    browser = as_(expert)
    assert browser.post(OWN, TYPED).url == "/my/messages-choice/"
    assert expert.postal_address.lines == ["7 Mill Lane", "Norwich", "NR1 3DY"]
    event = Event.objects.get(action="address.changed")
    assert event.actor == expert and event.after == {"fields": ["line_1", "town", "postcode"]}
    assert 'value="7 Mill Lane"' in browser.get(OWN).content.decode()


def test_a_coordinator_gives_it_for_somebody(as_, coordinator):
    person = reader(address=False)
    answer = as_(coordinator).post(f"/staff/letters/address/{person.pk}/", TYPED, follow=True)
    assert "We will send letters for Rosa Reader to this address." in answer.content.decode()
    assert PostalAddress.objects.get(pk=person.pk).postcode == "NR1 3DY"
    assert Event.objects.get(action="address.changed").actor == coordinator


def test_looking_at_an_address_is_noted(as_, coordinator):
    person = reader()
    assert "1 High Street" in as_(coordinator).get(f"/staff/letters/address/{person.pk}/").content.decode()
    assert Event.objects.get(action="address.opened").target_id == str(person.pk)


@pytest.mark.parametrize("who", ["expert", "host", "nobody"])
def test_nobody_else_reads_an_address(as_, request, who):
    url = f"/staff/letters/address/{reader().pk}/"
    assert as_(request.getfixturevalue(who)).get(url).status_code == 403


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"line_1": ""}, "Enter address line 1"),
        ({"town": " "}, "Enter the town or city"),
        ({"postcode": ""}, "Enter the postcode"),
        ({"postcode": "NORWICH"}, "Enter a full UK postcode, like NR1 3DY"),
        ({"line_2": "x" * 101}, "100 characters"),
    ],
)
def test_what_cannot_be_read_is_asked_for_again(as_, expert, changes, said):
    answer = as_(expert).post(OWN, {**TYPED, **changes})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page and "<title>Error: " in page
    assert not PostalAddress.objects.exists()


def test_the_first_address_is_no_news(coordinator, expert):
    keep(expert, coordinator)
    assert not Message.objects.filter(kind="address_changed").exists()


def test_a_changed_address_is_told_by_email_also_to_who_chose_post(
    coordinator, django_capture_on_commit_callbacks
):
    person = reader(email="ann@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        keep(person, coordinator)
    assert [each.to for each in mail.outbox] == [["ann@example.org"]]
    assert "7 Mill Lane" not in mail.outbox[0].body
    assert {each.channel for each in Message.objects.get().deliveries.all()} == {"letter", "email"}


def test_who_has_no_email_is_told_by_letter(coordinator):
    person = reader()
    keep(person, coordinator)
    assert [each.channel for each in Message.objects.get().deliveries.all()] == ["letter"]


def test_saying_the_same_address_again_changes_nothing(coordinator, expert):
    keep(expert, coordinator)
    keep(expert, coordinator)
    assert Event.objects.filter(action="address.changed").count() == 1


def test_the_database_holds_no_address_that_can_be_read(coordinator, expert):
    keep(expert, coordinator)
    with connection.cursor() as cursor:
        cursor.execute("SELECT line_1, town, postcode FROM correspondence_postaladdress")
        held = " ".join(cursor.fetchone())
    assert not any(word in held for word in ("Mill", "Norwich", "NR1"))


def test_who_chose_post_is_asked_for_an_address(as_, expert):
    choices.choose_channel(user=expert, channel=Channel.LETTER, by=expert)
    browser = as_(expert)
    assert "Add it, so that our letters reach you" in browser.get("/my/messages-choice/").content.decode()
    browser.post(OWN, TYPED)
    page = browser.get("/my/messages-choice/").content.decode()
    assert "7 Mill Lane" in page and "Add it" not in page
