"""A coordinator does things for a person who is not online: who may, for whom, which pages, and how it ends."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from coproduction.audit.models import Event
from coproduction.correspondence.models import Message
from experts.models import Expert, Occasion
from experts.rules.acting import OPEN, OWN, is_open
from experts.selectors.done import SOMETHING_ELSE, what_was_done
from tests.architecture.routes import all_routes
from tests.experts.acting import begin, offline, token
from tests.factories import ExpertFactory, person


@pytest.fixture
def mary(db):
    return offline()


@pytest.fixture
def cora(as_, coordinator):
    return as_(coordinator)


def words(answer):
    return answer.content.decode()


def test_a_person_is_registered_by_phone_and_joins(cora, coordinator):
    answer = cora.post(
        "/staff/network/register/", {**token(coordinator, coordinator), "name": "Mary Pryor", "how": "phone"}
    )
    mary = User.objects.get(name="Mary Pryor")
    assert (answer.status_code, answer.url, mary.email) == (302, "/join/", None)
    page = words(cora.get("/join/"))
    assert "You are doing things for <strong>Mary Pryor</strong>, by phone" in page
    assert "‘You’ on these pages means Mary Pryor." in page
    for step, typed in {
        "name": {"name": "Mary Pryor"},
        "about-you": {"about": ["service_user"]},
        "birth": {"date_of_birth_day": "1", "date_of_birth_month": "2", "date_of_birth_year": "1951"},
    }.items():
        answer = cora.post(f"/join/{step}/", {**token(coordinator, mary), **typed})
        assert answer.status_code == 302, words(answer)
    cora.post("/join/check/", token(coordinator, mary))
    expert = Expert.objects.get(user=mary)
    assert expert.applied_at and expert.is_service_user
    assert not Expert.objects.filter(user=coordinator).exists()
    joined = Event.objects.get(action="expert.applied")
    assert (joined.actor, joined.on_behalf_of, joined.how) == (coordinator, mary, "phone")
    assert User.objects.get(pk=mary.pk).has_perm("experts.take_part")


def test_people_who_are_here_already_are_shown_before_a_second_row_is_made(cora, coordinator, mary):
    path, count = "/staff/network/register/", User.objects.count()
    same_phone = ExpertFactory(user=person(Role.EXPERT, name="M. Pryor"), phone="+447700900982")
    typed = {"name": mary.name.upper(), "phone": "07700 900 982", "how": "phone"}
    shown = words(cora.post(path, {**token(coordinator, coordinator), **typed}))
    assert "Is it one of these?" in shown and User.objects.count() == count + 1
    assert f"/staff/network/{mary.pk}/" in shown and f"/staff/network/{same_phone.pk}/" in shown
    assert mary.name.upper() in shown
    went_on = {**token(coordinator, coordinator), **typed, "none_of_these": "yes"}
    assert cora.post(path, went_on).url == "/join/"
    assert Expert.objects.filter(phone="+447700900982").count() == 2


@pytest.mark.parametrize("who", ["host", "expert", "nobody", "administrator"])
def test_only_a_coordinator_may(as_, request, mary, who):
    helper = request.getfixturevalue(who)
    assert begin(as_(helper), helper, mary).status_code == 403
    assert not Occasion.objects.exists()


def test_not_for_staff_nor_oneself_nor_one_who_left(cora, coordinator):
    ExpertFactory(user=coordinator)
    both = ExpertFactory(user=person(Role.EXPERT, Role.HOST)).user
    gone, closed = offline(status="left"), offline()
    User.objects.filter(pk=closed.pk).update(is_active=False)
    for whom in (coordinator, both, gone, closed):
        assert begin(cora, coordinator, whom).status_code == 403
    assert begin(cora, coordinator, person()).status_code == 404
    assert not Occasion.objects.exists()


def test_the_database_refuses_an_occasion_for_oneself(coordinator):
    with pytest.raises(IntegrityError):
        Occasion.objects.create(person=coordinator, helper=coordinator, how="phone")


def test_one_who_signed_in_lately_is_asked_first(cora, coordinator, expert):
    User.objects.filter(pk=expert.pk).update(last_login=timezone.now() - timedelta(days=2))
    assert "Ask them first" in words(begin(cora, coordinator, expert))
    assert not Occasion.objects.exists()
    assert begin(cora, coordinator, expert, agreed="on").status_code == 302
    assert Occasion.objects.get().agreed


def test_only_their_own_pages_are_open(cora, coordinator, mary):
    begin(cora, coordinator, mary)
    cora.raise_request_exception = False
    wrong = []
    for route in all_routes():
        if route.name == "account_logout" or route.name == "experts:stop_acting":
            continue
        answer = cora.get(route.url)
        closed = answer.status_code == 403 and "This page is not open now" in words(answer)
        if closed is is_open(route.name):
            wrong.append(f"{route.name}: {answer.status_code}")
    assert wrong == []


def test_what_opens_is_there_and_never_how_a_person_signs_in():
    names = {route.name for route in all_routes()}
    assert (OPEN | OWN) - names == set()
    secrets = ("account_", "mfa_", "usersessions", "socialaccount", "accounts:")
    assert [name for name in OPEN if name.startswith(secrets) or "equality" in name] == []


def test_a_closed_page_can_be_reached_by_stopping(cora, coordinator, mary):
    begin(cora, coordinator, mary)
    page = cora.get("/staff/network/")
    assert page.status_code == 403 and 'name="next" value="/staff/network/"' in words(page)
    assert cora.post("/staff/network/stop/", {"next": "/staff/network/"}).url == "/staff/network/"
    assert cora.post("/staff/network/stop/", {"next": "https://example.com/"}).url == "/start/"
    assert cora.get("/staff/network/").status_code == 200
    assert Occasion.objects.get().ended_at


def test_it_is_over_after_some_minutes_without_a_page(cora, coordinator, mary):
    now = timezone.now()
    begin(cora, coordinator, mary)
    with time_machine.travel(now + timedelta(minutes=14), tick=False):
        assert cora.get("/my/profile/").status_code == 200
    with time_machine.travel(now + timedelta(minutes=28), tick=False):
        assert cora.get("/my/profile/").status_code == 200
    with time_machine.travel(now + timedelta(minutes=44), tick=False):
        assert cora.get("/my/profile/").url == "/start/"
        assert "nothing happened for a while" in words(cora.get("/start/"))
    assert Occasion.objects.get().ended_at


def test_a_role_taken_away_ends_it_at_once(cora, coordinator, mary):
    begin(cora, coordinator, mary)
    coordinator.role_grants.update(until=timezone.now())
    answer = cora.post("/my/profile/take-a-break/")
    assert answer.status_code == 409 and "role" in words(answer)
    assert Expert.objects.get(user=mary).status == "active"


def test_a_person_who_leaves_meanwhile_is_left_alone(cora, coordinator, mary):
    begin(cora, coordinator, mary)
    Expert.objects.filter(user=mary).update(status="left")
    assert cora.post("/my/profile/take-a-break/").status_code == 409
    assert Expert.objects.get(user=mary).status == "left"
    assert cora.get("/staff/network/").status_code == 200


def test_signing_out_ends_it(cora, coordinator, mary, as_):
    begin(cora, coordinator, mary)
    cora.post("/accounts/logout/")
    assert Occasion.objects.get().ended_at
    assert as_(coordinator).get("/staff/network/").status_code == 200


def test_what_was_done_is_shown_and_sent_once(cora, coordinator, mary):
    begin(cora, coordinator, mary)
    cora.post("/my/profile/take-a-break/", token(coordinator, mary))
    cora.post("/my/profile/come-back/", token(coordinator, mary))
    page = cora.post("/staff/network/stop/")
    occasion = Occasion.objects.get()
    assert page.url == f"/staff/network/occasions/{occasion.pk}/"
    sentences = [sentence for _, sentence in what_was_done(occasion)]
    assert sentences[0].startswith("You are taking a break") and len(sentences) == 2
    assert SOMETHING_ELSE not in sentences
    assert sentences[0] in words(cora.get(page.url))
    for _ in range(2):
        cora.post(f"{page.url}send/")
    message = Message.objects.get(kind="done_with_you")
    assert message.recipient == mary and sentences[0] in message.body and "Cora Coordinator" in message.body


def test_it_is_printed_to_check(cora, coordinator, mary):
    begin(cora, coordinator, mary)
    url = cora.post("/staff/network/stop/").url
    paper = cora.get(f"{url}print/")
    assert paper.status_code == 200 and paper.content.startswith(b"%PDF")
    assert "Mary" not in paper["Content-Disposition"]
    cora.get(url)
    for action in ("occasion.printed", "occasion.seen"):
        assert Event.objects.get(action=action).target_id == str(Occasion.objects.get().pk)


def test_a_person_leaves_by_phone(cora, coordinator, mary):
    begin(cora, coordinator, mary)
    session = cora.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(coordinator.pk)
    session.save()
    assert "Leave the network" in words(cora.get("/my/profile/"))
    assert cora.get("/my/data/leave/").status_code == 200
    answer = cora.post("/my/data/leave/check/", token(coordinator, mary))
    assert answer.url == "/start/"
    assert Expert.objects.get(user=mary).status == "left"
    assert "has left the network" in words(cora.get("/start/", follow=True))
    left = Event.objects.get(action="leaving.asked")
    assert (left.actor, left.on_behalf_of) == (coordinator, mary)
    done = [sentence for _, sentence in what_was_done(Occasion.objects.get())]
    assert "You left the network." in done and SOMETHING_ELSE not in done


def test_what_is_theirs_alone_is_not_offered(cora, coordinator, mary):
    begin(cora, coordinator, mary)
    page = words(cora.get("/my/profile/"))
    assert "/my/equality/" not in page and "/accounts/" not in page.replace("/accounts/logout/", "")
    for path in (
        "/my/equality/",
        "/my/data/",
        "/accounts/email/",
        "/accounts/password/change/",
        "/accounts/2fa/",
    ):
        assert cora.get(path).status_code == 403, path
