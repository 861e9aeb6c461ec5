"""The coordinator's list of messages that did not arrive."""

import pytest

from coproduction.audit.models import Event
from coproduction.correspondence import services
from coproduction.correspondence.enums import DeliveryState, Trouble
from coproduction.correspondence.models import Delivery
from tests.factories import person

PAGE = "/staff/messages/failed/"


def failed_to(user, number=1, trouble=Trouble.REFUSED):
    services.send(to=user, kind="x", key=f"{user.pk}-{number}", subject=f"About {number}", body="My secret")
    delivery = Delivery.objects.latest("pk")
    Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.SET_ASIDE, trouble=trouble)
    return delivery


@pytest.fixture
def desk(as_, coordinator):
    return as_(coordinator)


def test_it_says_whose_what_why_and_what_to_do(desk, expert):
    services.keep_phone(user=expert, phone="+447700900982")
    failed_to(expert)
    page = desk.get(PAGE).content.decode()
    for words in ("Esther Expert", "About 1", expert.email, "does not exist", "Phone them on 07700 900982"):
        assert words in page
    assert "My secret" not in page
    assert f"/staff/network/{expert.pk}/" in page or "See Esther Expert in the network" in page


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble.BOUNCED, "came back later"),
        (Trouble.NO_WAY, "no address or number"),
        (Trouble.OUT_OF_REACH, "Try again. If it fails once more"),
        (Trouble.BROKEN, "tell the person who looks after the portal"),
    ],
)
def test_each_reason_has_words(desk, nobody, trouble, words):
    failed_to(nobody, trouble=trouble)
    assert words in desk.get(PAGE).content.decode()


def test_a_code_is_not_on_the_list(desk):
    services.send_code(to_address="a@example.org", key="code", subject="Your code", body="123456")
    Delivery.objects.update(state=DeliveryState.SET_ASIDE)
    assert "Every message has arrived" in desk.get(PAGE).content.decode()


def test_tried_again_it_goes_to_the_address_as_it_is_now(
    desk, expert, mailoutbox, django_capture_on_commit_callbacks
):
    delivery = failed_to(expert)
    expert.email = "new@example.org"
    expert.save()
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(f"{PAGE}{delivery.pk}/again/").url == PAGE
    assert mailoutbox[0].to == ["new@example.org"]
    delivery.refresh_from_db()
    assert (delivery.state, delivery.trouble) == ("sent", "")


def test_without_an_address_it_cannot_be_tried_again(desk, expert):
    delivery = failed_to(expert)
    expert.email = None
    expert.save()
    answer = desk.post(f"{PAGE}{delivery.pk}/again/")
    assert answer.status_code == 409
    assert "Send the message as a letter" in answer.content.decode()


def test_it_can_be_sent_as_a_letter_once(desk, expert, coordinator):
    delivery = failed_to(expert)
    assert desk.post(f"{PAGE}{delivery.pk}/letter/").url == PAGE
    letter = Delivery.objects.get(channel="letter")
    assert (letter.message_id, letter.state) == (delivery.message_id, "waiting")
    assert Event.objects.get(action="delivery.sent_as_letter").actor == coordinator
    assert desk.post(f"{PAGE}{delivery.pk}/letter/").status_code == 409
    assert "Every message has arrived" in desk.get(PAGE).content.decode()


def test_a_person_told_another_way_is_taken_off_the_list(desk, expert):
    delivery = failed_to(expert)
    desk.post(f"{PAGE}{delivery.pk}/settle/")
    assert Delivery.objects.get().state == "settled"
    assert "Every message has arrived" in desk.get(PAGE).content.decode()


def test_the_start_page_points_to_it(desk, expert):
    assert "Put right messages" not in desk.get("/start/").content.decode()
    failed_to(expert)
    assert "Put right messages that did not arrive" in desk.get("/start/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(desk, rows, django_assert_max_num_queries):
    for number in range(rows):
        failed_to(person(), number)
    desk.get(PAGE)
    with django_assert_max_num_queries(8):
        assert desk.get(PAGE).content.decode().count("I have told them") == rows
