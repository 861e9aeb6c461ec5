"""What we have told a person, and telling them once more."""

from datetime import timedelta

import pytest

from coproduction.audit.models import Event
from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence import services
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.models import Delivery, Message


def tell(user, number=1):
    return services.send(
        to=user, kind="x", key=f"{user.pk}-{number}", subject=f"About {number}", body="My secret"
    )


@pytest.fixture
def desk(as_, coordinator):
    return as_(coordinator)


def again(desk, coordinator, user, message):
    token = {FIELD: new_token(coordinator, coordinator)}
    return desk.post(f"/staff/messages/to/{user.pk}/{message.pk}/again/", token)


def test_it_lists_what_was_said_and_how_it_went(desk, expert, coordinator):
    tell(expert)
    page = desk.get(f"/staff/messages/to/{expert.pk}/").content.decode()
    assert "About 1" in page
    assert "E-mail: Waiting to be sent" in page
    assert "My secret" not in page
    assert Event.objects.get(action="messages.seen").target_id == str(expert.pk)


def test_it_is_said_again_by_the_way_they_choose_now_and_as_often_as_needed(
    still_clock, desk, expert, coordinator
):
    message = tell(expert)
    services.choose_channel(user=expert, channel=Channel.LETTER, by=expert)
    for _ in range(2):
        assert again(desk, coordinator, expert, message).status_code == 302
        for each in Message.objects.all():
            refused = again(desk, coordinator, expert, each)
            assert (refused.status_code, "10 minutes ago" in refused.content.decode()) == (409, True)
        still_clock.shift(timedelta(minutes=11))
    copies = Message.objects.exclude(pk=message.pk)
    assert [(each.subject, each.body) for each in copies] == [("About 1", "My secret")] * 2
    assert set(Delivery.objects.filter(message__in=copies).values_list("channel", flat=True)) == {"letter"}
    assert Event.objects.filter(action="message.sent_again", actor=coordinator).count() == 2


def test_another_persons_message_cannot_be_sent_to_this_one(desk, expert, other_expert, coordinator):
    assert again(desk, coordinator, expert, tell(other_expert)).status_code == 404


def test_someone_outside_the_network_is_not_found(desk, nobody):
    assert desk.get(f"/staff/messages/to/{nobody.pk}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(desk, expert, rows, django_assert_max_num_queries):
    for number in range(rows):
        tell(expert, number)
    page = f"/staff/messages/to/{expert.pk}/"
    desk.get(page)
    with django_assert_max_num_queries(11):
        assert desk.get(page).content.decode().count("Send it again") == rows
