"""One message to the people who fit: checked first, each by their own channel, never twice."""

import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core import jobs
from coproduction.core.models import Job
from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence.models import Delivery, Message
from experts.models import BulkMessage
from experts.selectors.directory import Wanted
from experts.services.bulk import write_to_many
from tests.factories import ExpertFactory, person

WRITE = "/staff/network/write/"
TYPED = {"subject": "For {name}", "body": "Hello {name}\n\nWe meet on Monday.", "reason": "The new group"}


@pytest.fixture
def three(db):
    ExpertFactory(user=person(Role.EXPERT, name="Left Long Ago"), status="left")
    return [
        ExpertFactory(user=person(Role.EXPERT, name="Mary Pryor", email=None)),
        ExpertFactory(user=person(Role.EXPERT, name="Ann Lee")),
        ExpertFactory(user=person(Role.EXPERT, name="{name} <b>Braces</b>"), status="paused"),
    ]


@pytest.fixture
def cora(as_, coordinator):
    return as_(coordinator)


def typed(coordinator, **more):
    return {FIELD: new_token(coordinator), **TYPED, **more}


def words(answer):
    return answer.content.decode()


@pytest.mark.parametrize("who", ["host", "expert", "administrator", "nobody"])
def test_only_coordinators_write_to_many(as_, request, three, who):
    user = request.getfixturevalue(who)
    assert as_(user).post(WRITE, typed(user, send="yes")).status_code == 403
    assert not BulkMessage.objects.exists()


def test_it_is_checked_before_it_is_sent(cora, coordinator, three):
    assert "Write to 3 people" in words(cora.get(WRITE))
    page = words(cora.post(WRITE, typed(coordinator)))
    assert "For Mary Pryor" in page and "Hello Mary Pryor" in page and "3 people" in page
    assert not Job.objects.exists() and not Message.objects.filter(kind="from_coordinator").exists()
    again = words(cora.post(WRITE, typed(coordinator, change="yes")))
    assert "We meet on Monday." in again


def test_each_gets_it_once_by_their_own_channel(cora, coordinator, three, django_capture_on_commit_callbacks):
    token = typed(coordinator, send="yes")
    with django_capture_on_commit_callbacks(execute=True):
        first, second = cora.post(WRITE, token), cora.post(WRITE, token)
    job = Job.objects.get()
    assert first.url == second.url == reverse("core:job", args=[job.pk])
    Job.objects.update(state="waiting")
    jobs.run(job.pk)
    sent = Message.objects.filter(kind="from_coordinator")
    assert {message.recipient.name: message.subject for message in sent} == {
        "Mary Pryor": "For Mary Pryor",
        "Ann Lee": "For Ann Lee",
        "{name} <b>Braces</b>": "For {name} <b>Braces</b>",
    }
    ways = dict(Delivery.objects.values_list("message__recipient__name", "channel"))
    assert ways["Mary Pryor"] == "letter" and ways["Ann Lee"] == "email"
    written = Event.objects.get(action="network.written_to")
    assert written.after == {"asked": [], "people": 3} and written.actor == coordinator
    assert BulkMessage.objects.get().reason == "The new group"


def test_only_those_who_fit_get_it(coordinator, three):
    job = write_to_many(wanted=Wanted(no_email=True), by=coordinator, **TYPED)
    jobs.run(job.pk)
    assert [message.recipient.name for message in Message.objects.filter(kind="from_coordinator")] == [
        "Mary Pryor"
    ]


@pytest.mark.parametrize("body", ["Hello {email}", "Hello {name", "{{ user.password }}", "a } b"])
def test_nothing_but_the_name_stands_in_braces(cora, coordinator, three, body):
    answer = cora.post(WRITE, typed(coordinator, body=body, send="yes"))
    assert answer.status_code == 422 and "Only {name} can stand in braces" in words(answer)
    assert not BulkMessage.objects.exists()


def test_many_people_need_their_number_typed(cora, coordinator, three, monkeypatch):
    monkeypatch.setattr("experts.views.many.setting", lambda name: 2)
    for wrong in ({}, {"number": "2"}):
        assert cora.post(WRITE, typed(coordinator, send="yes", **wrong)).status_code == 422
    assert not BulkMessage.objects.exists()
    assert cora.post(WRITE, typed(coordinator, send="yes", number=" 3 ")).status_code == 302


def test_nobody_to_write_to_is_said(cora, three):
    answer = cora.get(f"{WRITE}?q=zzzz", follow=True)
    assert answer.redirect_chain == [("/staff/network/?q=zzzz", 302)]
    assert "there is nobody to write to" in words(answer)


def test_a_role_that_ended_meanwhile_stops_it(coordinator, three):
    job = write_to_many(wanted=Wanted(), by=coordinator, **TYPED)
    coordinator.role_grants.all().delete()
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == "failed" and not Message.objects.filter(kind="from_coordinator").exists()
