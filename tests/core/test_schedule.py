"""Each entry of the schedule says when it last went well, and alarms when it did not."""

from datetime import timedelta

import pytest
import time_machine
from celery import current_app
from celery.schedules import crontab
from django.utils import timezone

from coproduction.core import schedule
from coproduction.core.models import Heartbeat


@pytest.fixture(autouse=True)
def two_entries(settings):
    settings.CELERY_BEAT_SCHEDULE = {
        "sweep": {"task": "core.sweep_jobs", "schedule": timedelta(minutes=1)},
        "nightly": {"task": "core.forget_tokens", "schedule": crontab(hour=3, minute=30)},
    }


@pytest.fixture
def began(db):
    """Beat was first seen at noon on 23 November 2026."""
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False):
        schedule.beat(schedule.BEAT_AND_WORKER)


def late_at(moment):
    with time_machine.travel(moment, tick=False):
        return schedule.late_entries()


def test_before_beat_is_seen_nothing_is_late(db):
    assert schedule.late_entries() == []


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        ("2026-11-23T12:05:00Z", []),
        ("2026-11-23T12:06:01Z", ["sweep"]),
        ("2026-11-24T03:34:00Z", ["sweep"]),
        ("2026-11-24T03:36:00Z", ["sweep", "nightly"]),
    ],
)
def test_what_never_ran_is_late_when_it_was_first_due(began, moment, late):
    assert late_at(moment) == late


def test_a_task_that_went_well_is_seen_and_no_longer_late(began):
    with time_machine.travel("2026-11-24T03:40:00Z", tick=False):
        current_app.tasks["core.sweep_jobs"].apply()
        current_app.tasks["core.forget_tokens"].apply()
        assert schedule.late_entries() == []
    assert late_at("2026-11-25T03:34:00Z") == ["sweep"]
    assert late_at("2026-11-25T03:36:00Z") == ["sweep", "nightly"]


def test_a_task_that_fails_grows_late(began, monkeypatch):
    def breaks():
        raise ValueError

    monkeypatch.setattr("coproduction.core.jobs.sweep", breaks)
    with time_machine.travel("2026-11-23T12:10:00Z", tick=False):
        current_app.tasks["core.sweep_jobs"].apply(throw=False)
        assert schedule.late_entries() == ["sweep"]


def test_a_task_outside_the_schedule_leaves_no_heartbeat(db):
    current_app.tasks["core.run_job"].apply(kwargs={"job_id": 1})
    assert not Heartbeat.objects.exists()


def test_the_clocks_going_back_makes_nothing_late(db):
    with time_machine.travel("2026-10-24T02:30:30Z", tick=False):
        schedule.beat("core.forget_tokens")
        schedule.beat("core.sweep_jobs")
    assert "nightly" not in late_at("2026-10-25T03:34:00Z")
    assert "nightly" in late_at("2026-10-25T03:36:00Z")


def test_ready_is_not_ready_when_something_is_late(began, client):
    schedule.beat(schedule.BEAT_AND_WORKER)
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        schedule.beat("core.sweep_jobs")
        schedule.beat("core.forget_tokens")
        assert client.get("/readyz").json()["schedule"] is True
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["schedule"]) == (503, False)
