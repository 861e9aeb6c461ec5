"""Who came, who is reminded, and what is said to them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Delivery, Message
from coproduction.reference.models import Setting
from experts.models import Contribution
from involvement.services.attendance import Came, record_attendance, remind_of_sessions, send_apologies
from involvement.tasks.sessions import remind_of_sessions as the_task
from tests.factories import ContributionFactory, ExpertFactory, person
from tests.involvement.sessions.conftest import session_in


def room(session, how_many):
    return [ContributionFactory(activity=session.activity) for _ in range(how_many)]


def test_each_person_is_recorded_and_told(advert, host):
    session = session_in(advert, days=-1)
    came, sorry, absent, later = room(session, 4)
    record_attendance(
        session=session,
        rows=[Came(came.pk, "attended", 90), Came(sorry.pk, "apologies"), Came(absent.pk, "no_show", 60)],
        by=host,
    )
    rows = Contribution.objects.order_by("pk").values_list("status", "minutes")
    assert list(rows) == [("attended", 90), ("apologies", None), ("no_show", None), ("expected", None)]
    told = Message.objects.get(recipient=came.expert.user)
    assert told.link == f"/my/claims/start/{came.pk}/"
    assert "1 hour 30 minutes" in told.body
    assert not Message.objects.filter(recipient=later.expert.user).exists()


def test_it_is_all_or_nothing(advert, host):
    session = session_in(advert, days=-1)
    first, second = room(session, 2)
    with pytest.raises(RuleBroken, match="how long"):
        record_attendance(
            session=session, rows=[Came(first.pk, "attended", 90), Came(second.pk, "attended", 0)], by=host
        )
    assert set(Contribution.objects.values_list("status", flat=True)) == {"expected"}
    assert not Message.objects.exists()


def test_somebody_elses_session_cannot_be_recorded_here(advert, host):
    session, other = session_in(advert, days=-1), ContributionFactory()
    with pytest.raises(RuleBroken, match="not at this session"):
        record_attendance(session=session, rows=[Came(other.pk, "attended", 60)], by=host)


def test_what_was_recorded_stands(advert, host):
    session = session_in(advert, days=-1)
    (one,) = room(session, 1)
    record_attendance(session=session, rows=[Came(one.pk, "no_show")], by=host)
    with pytest.raises(RuleBroken, match="stands"):
        record_attendance(session=session, rows=[Came(one.pk, "attended", 60)], by=host)


def test_not_before_it_starts_and_not_when_it_was_called_off(advert, host):
    with pytest.raises(RuleBroken, match="started"):
        record_attendance(session=session_in(advert), rows=[], by=host)
    session = session_in(advert, days=-1)
    session.activity.cancelled_at = timezone.now()
    with pytest.raises(RuleBroken, match="cancelled"):
        record_attendance(session=session, rows=[], by=host)


def test_nobody_records_their_own_attendance(advert):
    both = person(Role.EXPERT, Role.HOST)
    session = session_in(advert, days=-1)
    own = ContributionFactory(activity=session.activity, expert=ExpertFactory(user=both))
    with pytest.raises(RuleBroken, match="your own"):
        record_attendance(session=session, rows=[Came(own.pk, "attended", 60)], by=both)


def test_apologies_for_one_session_are_told_to_both(advert, host):
    session = session_in(advert)
    (one,) = room(session, 1)
    send_apologies(contribution=one, session=session, by=one.expert.user)
    assert set(Message.objects.values_list("kind", "recipient")) == {
        ("apologies_recorded", one.expert_id),
        ("host_apologies", host.pk),
    }


def reminders():
    return Message.objects.filter(kind="session_reminder")


def test_a_reminder_comes_the_day_before_and_once(advert, still_clock):
    session = session_in(advert, days=3)
    room(session, 2)
    still_clock.shift(timedelta(days=1, hours=23))
    assert remind_of_sessions() == 0, "25 hours before is too early"
    still_clock.shift(timedelta(hours=2))
    assert remind_of_sessions() == 2
    the_task()
    the_task()
    assert reminders().count() == 2
    assert Delivery.objects.filter(message__kind="session_reminder").count() == 2
    assert reminders().first().subject == f"Tomorrow at midday: {advert.title}"


def test_the_trust_says_how_long_before(advert):
    room(session_in(advert, days=3), 1)
    Setting.objects.create(name="reminder_hours_before_session", value=96)
    assert remind_of_sessions() == 1


def test_a_session_that_is_moved_is_reminded_of_again(advert, still_clock):
    session = session_in(advert, days=0.5)
    room(session, 1)
    remind_of_sessions()
    session.activity.starts_at += timedelta(hours=1)
    session.activity.save()
    assert remind_of_sessions() == 1


def test_nobody_is_reminded_of_what_they_will_not_go_to(advert):
    gone, called_off, over = (
        session_in(advert, days=0.5),
        session_in(advert, days=0.5),
        session_in(advert, days=-0.1),
    )
    ContributionFactory(activity=gone.activity, status="apologies")
    room(called_off, 1)
    called_off.activity.cancelled_at = timezone.now()
    called_off.activity.save()
    room(over, 1)
    assert remind_of_sessions() == 0


def test_reminding_many_takes_few_statements(advert, django_assert_max_num_queries):
    room(session_in(advert, days=0.5), 6)
    # Two of them since coordinators change our words, and people choose how they hear of each thing.
    with django_assert_max_num_queries(12):
        assert remind_of_sessions() == 6
