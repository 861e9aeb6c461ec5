"""What people choose about each group of messages, and when: gathered, quiet, or only here."""

from datetime import UTC, datetime, timedelta

import pytest

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence import services
from coproduction.correspondence.enums import Channel, Frequency, Group
from coproduction.correspondence.kinds import group_of
from coproduction.correspondence.models import Delivery, GroupChoice, Preference
from coproduction.correspondence.rules import how_often, next_gathering, quiet_until
from tests.factories import person

URL = "/my/messages-choice/"
KIND_OF = {
    Group.PLACES: "interest_expressed",
    Group.PAYMENT: "claim_approved",
    Group.REMINDERS: "session_reminder",
}


def utc(words):
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def choose(user, group, frequency, channel=""):
    services.choose_for_group(user=user, group=group, frequency=frequency, channel=channel, by=user)


def tell(user, kind, number=1):
    services.send(
        to=user, kind=kind, key=f"{kind}-{user.pk}-{number}", subject=f"About {number}", body="Come in."
    )
    return Delivery.objects.filter(message__kind=kind, message__recipient=user).last()


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-11-23T19:59:59", None),
        ("2026-11-23T20:00:00", "2026-11-24T08:00:00"),
        ("2026-11-24T07:59:59", "2026-11-24T08:00:00"),
        ("2026-11-24T08:00:00", None),
        # British summer time: 8pm in London is 7pm UTC.
        ("2026-07-01T18:59:59", None),
        ("2026-07-01T19:00:00", "2026-07-02T07:00:00"),
        # The night the clocks go back is an hour longer, and the one they go forward an hour shorter.
        ("2026-10-24T19:30:00", "2026-10-25T08:00:00"),
        ("2026-10-25T01:30:00", "2026-10-25T08:00:00"),
        ("2026-03-28T20:30:00", "2026-03-29T07:00:00"),
        ("2026-03-29T01:30:00", "2026-03-29T07:00:00"),
    ],
)
def test_quiet_nights_are_of_london_over_both_clock_changes(now, ends):
    assert quiet_until(utc(now), begins=20, ends=8) == (ends and utc(ends))


@pytest.mark.parametrize(("begins", "ends", "is_quiet"), [(9, 17, True), (13, 17, False), (12, 12, False)])
def test_quiet_hours_in_the_day_and_none_at_all(begins, ends, is_quiet):
    assert bool(quiet_until(utc("2026-11-23T12:00:00"), begins=begins, ends=ends)) is is_quiet


@pytest.mark.parametrize(
    ("frequency", "now", "goes"),
    [
        ("daily", "2026-11-23T08:59:00", "2026-11-23T09:00:00"),
        ("daily", "2026-11-23T09:00:00", "2026-11-24T09:00:00"),
        ("weekly", "2026-11-23T08:59:00", "2026-11-23T09:00:00"),
        ("weekly", "2026-11-23T09:00:00", "2026-11-30T09:00:00"),
        ("weekly", "2026-11-25T12:00:00", "2026-11-30T09:00:00"),
        ("daily", "2026-10-24T12:00:00", "2026-10-25T09:00:00"),
        ("daily", "2026-03-28T12:00:00", "2026-03-29T08:00:00"),
        ("weekly", "2026-10-24T12:00:00", "2026-10-26T09:00:00"),
    ],
)
def test_gathered_messages_go_at_nine_in_london(frequency, now, goes):
    assert next_gathering(frequency, utc(now), hour=9) == utc(goes)


@pytest.mark.parametrize(
    ("may_wait", "chosen", "email", "keeps_to"),
    [
        (True, Frequency.WEEKLY, "a@example.org", Frequency.WEEKLY),
        (False, Frequency.WEEKLY, "a@example.org", Frequency.NOW),
        (True, Frequency.HERE, "a@example.org", Frequency.HERE),
        (False, Frequency.HERE, "a@example.org", Frequency.HERE),
        (True, Frequency.HERE, "", Frequency.NOW),
        (True, Frequency.DAILY, "", Frequency.DAILY),
    ],
)
def test_how_often(may_wait, chosen, email, keeps_to):
    assert how_often(may_wait=may_wait, chosen=chosen, email=email) == keeps_to


@pytest.mark.parametrize(
    ("frequency", "state"),
    [(Frequency.NOW, "waiting"), (Frequency.DAILY, "held"), (Frequency.WEEKLY, "held")],
)
def test_a_choice_about_one_group_leaves_the_others_alone(db, frequency, state):
    user = person()
    choose(user, Group.PLACES, frequency)
    assert tell(user, "interest_expressed").state == state
    assert tell(user, "claim_approved").state == "waiting"


@pytest.mark.parametrize(
    ("kind", "group"), [("from_coordinator", Group.NEWS), ("session_reminder", Group.REMINDERS)]
)
def test_each_kind_belongs_to_the_group_people_choose_about(kind, group):
    assert group_of(kind) == group


def test_only_here_sends_nothing_to_who_can_sign_in_and_a_letter_to_who_cannot(db):
    online, offline = person(), person(email=None)
    for user in (online, offline):
        choose(user, Group.NEW, Frequency.HERE)
        choose(user, Group.PLACES, Frequency.HERE)
    assert tell(online, "interest_expressed") is None
    assert tell(offline, "interest_expressed").channel == Channel.LETTER


@pytest.mark.parametrize(
    "kind", ["interest_offered", "session_cancelled", "session_reminder", "nobody_declared_it"]
)
def test_what_cannot_wait_does_not(db, kind):
    user = person()
    for group in (Group.PLACES, Group.REMINDERS):
        choose(user, group, Frequency.WEEKLY)
    assert tell(user, kind).state == "waiting"


@pytest.mark.parametrize("group", [Group.ACCOUNT, Group.PAYMENT])
def test_security_and_payment_are_always_at_once(db, group):
    user = person()
    with pytest.raises(RuleBroken, match="always sent at once"):
        choose(user, group, Frequency.WEEKLY)


def test_a_group_can_have_a_channel_of_its_own(db):
    user = person()
    choose(user, Group.PAYMENT, Frequency.NOW, Channel.LETTER)
    assert tell(user, "claim_approved").channel == Channel.LETTER
    assert tell(user, "interest_expressed").channel == Channel.EMAIL


def texter():
    user = person()
    services.keep_phone(user=user, phone="+447700900982")
    services.choose_channel(user=user, channel=Channel.SMS, by=user)
    return user


@pytest.mark.parametrize(
    ("by", "quiet_texts", "quiet_emails", "waits"),
    [
        ("sms", True, False, True),
        ("sms", False, True, False),
        ("email", True, False, False),
        ("email", False, True, True),
    ],
)
def test_at_night_each_channel_waits_as_its_person_chose(
    db, still_clock, by, quiet_texts, quiet_emails, waits
):
    user = texter() if by == "sms" else person()
    services.choose_quiet(user=user, texts=quiet_texts, emails=quiet_emails, by=user)
    still_clock.move_to(utc("2026-11-23T22:00:00"))
    delivery = tell(user, "interest_expressed")
    services.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert delivery.state == ("waiting" if waits else "sent")
    assert delivery.tries == (0 if waits else 1)
    still_clock.move_to(utc("2026-11-24T08:00:00"))
    services.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert delivery.state == "sent"


def test_security_does_not_wait_for_the_morning(db, still_clock):
    user = texter()
    still_clock.move_to(utc("2026-11-23T22:00:00"))
    delivery = tell(user, "bank_details_changed")
    services.deliver(delivery.pk)
    assert Delivery.objects.get().state == "sent"


def test_a_person_chooses_on_their_own_page_and_it_is_audited(as_, expert):
    page = as_(expert)
    answer = page.post(f"{URL}reminders/", {"frequency": "daily", "channel": "letter"})
    assert answer.url == URL
    choice = GroupChoice.objects.get(user=expert)
    assert (choice.frequency, choice.channel) == ("daily", "letter")
    page.post(f"{URL}reminders/", {"frequency": "daily", "channel": "letter"})
    assert Event.objects.get(action="preference.changed").after == {
        "group": "reminders",
        "frequency": "daily",
        "channel": "letter",
    }
    assert "In one message a day" in page.get(URL).content.decode()


def test_the_usual_channel_is_kept_as_no_choice(as_, expert):
    as_(expert).post(f"{URL}payment/", {"channel": "usual"})
    assert not GroupChoice.objects.filter(user=expert).exclude(channel="").exists()


@pytest.mark.parametrize("group", ["account", "work", "nonsense"])
def test_a_group_that_is_not_theirs_is_not_found(as_, expert, group):
    assert as_(expert).get(f"{URL}{group}/").status_code == 404


def test_staff_choose_about_their_work(as_, host):
    assert as_(host).get(f"{URL}work/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Select how often we should contact you about this"),
        ({"frequency": "hourly", "channel": "usual"}, "Select how often we should contact you about this"),
        ({"frequency": "daily", "channel": "sms"}, "Select how we should send them"),
    ],
)
def test_a_choice_that_is_none_is_asked_for_again(as_, expert, typed, words):
    answer = as_(expert).post(f"{URL}places/", typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_quiet_nights_are_chosen_on_their_own_page(as_, expert):
    page = as_(expert)
    assert page.post(f"{URL}quiet/", {}).status_code == 422
    assert page.post(f"{URL}quiet/", {"texts": "no", "emails": "yes"}).url == URL
    kept = Preference.objects.get(user=expert)
    assert (kept.quiet_texts, kept.quiet_emails) == (False, True)


def test_held_messages_are_not_swept(db, still_clock, django_capture_on_commit_callbacks):
    user = person()
    choose(user, Group.PLACES, Frequency.WEEKLY)
    held = tell(user, "interest_expressed")
    still_clock.shift(timedelta(days=30))
    with django_capture_on_commit_callbacks(execute=True):
        services.sweep()
    services.deliver(held.pk)
    held.refresh_from_db()
    assert held.state == "held"
