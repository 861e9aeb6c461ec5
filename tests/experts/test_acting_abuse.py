"""Two tabs, two people, old forms, old sessions: nothing is ever written to the wrong person."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from coproduction.accounts.models import User
from coproduction.audit.models import Event
from experts.models import Expert, Occasion
from tests.experts.acting import begin, offline, token
from tests.factories import person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def mary(db):
    return offline()


@pytest.fixture
def ann(db):
    return offline("Ann Lee")


@pytest.fixture
def cora(as_, coordinator):
    return as_(coordinator)


def words(answer):
    return answer.content.decode()


def test_a_form_opened_for_one_is_refused_for_another(cora, coordinator, mary, ann):
    begin(cora, coordinator, mary)
    of_mary = token(coordinator, mary)
    begin(cora, coordinator, ann)
    before = Event.objects.count()
    answer = cora.post("/my/profile/name/", {**of_mary, "name": "Somebody Else"})
    assert answer.status_code == 409 and "You opened that page for Mary Pryor" in words(answer)
    assert set(User.objects.filter(pk__in=[mary.pk, ann.pk]).values_list("name", flat=True)) == {
        "Mary Pryor",
        "Ann Lee",
    }
    assert Event.objects.count() == before


def test_a_form_opened_for_a_person_is_refused_after_stopping(cora, coordinator, mary):
    Expert.objects.create(user=coordinator, applied_at=timezone.now(), status="active")
    begin(cora, coordinator, mary)
    of_mary = token(coordinator, mary)
    cora.post("/staff/network/stop/")
    assert cora.post("/my/profile/take-a-break/", of_mary).status_code == 409
    assert set(Expert.objects.values_list("status", flat=True)) == {"active"}


def test_a_form_of_ones_own_is_refused_while_doing_things_for_another(cora, coordinator, mary):
    own = token(coordinator, coordinator)
    begin(cora, coordinator, mary)
    assert cora.post("/my/profile/name/", {**own, "name": "Cora"}).status_code == 409
    assert User.objects.get(pk=mary.pk).name == "Mary Pryor"


def test_a_form_without_a_token_is_refused_by_its_safety_key(coordinator, mary, ann, settings):
    settings.STAFF_SECOND_FACTOR = False
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(coordinator, backend=BACKEND)

    def key_of(page):
        return browser.get(page).context["csrf_token"]

    def start(whom):
        page = f"/staff/network/{whom.pk}/do-something/"
        typed = {**token(coordinator, coordinator), "how": "phone", "csrfmiddlewaretoken": str(key_of(page))}
        assert browser.post(page, typed).status_code == 302

    start(mary)
    of_mary = str(key_of("/my/profile/"))
    browser.post("/staff/network/stop/", {"csrfmiddlewaretoken": of_mary})
    start(ann)
    answer = browser.post("/my/profile/take-a-break/", {"csrfmiddlewaretoken": of_mary})
    assert answer.status_code == 403
    assert set(Expert.objects.values_list("status", flat=True)) == {"active"}
    browser.post("/my/profile/take-a-break/", {"csrfmiddlewaretoken": str(key_of("/my/profile/"))})
    assert Expert.objects.get(user=ann).status == "paused"


def test_what_was_typed_waits_until_one_starts_again_for_that_person(cora, coordinator, mary, ann):
    begin(cora, coordinator, mary)
    with time_machine.travel(timezone.now() + timedelta(minutes=40), tick=False):
        answer = cora.post("/my/profile/name/", {**token(coordinator, mary), "name": "Mary Ann Pryor"})
        assert answer.status_code == 409 and "We keep what you typed" in words(answer)
        begin(cora, coordinator, ann)
        assert "Mary Ann" not in words(cora.get("/my/profile/name/"))
        assert begin(cora, coordinator, mary).url == "/my/profile/name/"
        again = cora.get("/my/profile/name/")
        assert 'value="Mary Ann Pryor"' in words(again)
        cora.post("/my/profile/name/", {**token(coordinator, mary), "name": "Mary Ann Pryor"})
    assert User.objects.get(pk=mary.pk).name == "Mary Ann Pryor"
    assert User.objects.get(pk=ann.pk).name == "Ann Lee"


def test_what_was_typed_waits_when_the_coordinator_was_signed_out(client, as_, coordinator, mary):
    begin(as_(coordinator), coordinator, mary)
    typed = {**token(coordinator, mary), "name": "Mary Ann Pryor"}
    client.logout()
    assert client.post("/my/profile/name/", typed).status_code == 302
    as_(coordinator)
    assert begin(client, coordinator, mary).url == "/my/profile/name/"
    assert 'value="Mary Ann Pryor"' in words(client.get("/my/profile/name/"))


def test_another_coordinator_cannot_use_the_occasion(as_, client, coordinator, mary):
    begin(as_(coordinator), coordinator, mary)
    kept = client.session["occasion"]
    other = person("coordinator")
    browser = as_(other)
    session = browser.session
    session["occasion"] = kept
    session.save()
    assert browser.get("/my/profile/").url == "/start/"
    assert browser.post("/my/profile/take-a-break/").status_code == 403
    assert Expert.objects.get(user=mary).status == "active"


def test_an_older_session_key_does_not_enter(as_, coordinator, mary, settings):
    browser = as_(coordinator)
    old = browser.cookies[settings.SESSION_COOKIE_NAME].value
    begin(browser, coordinator, mary)
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != old
    stranger = Client()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = old
    assert stranger.get("/my/profile/").url.startswith("/accounts/login/")


def test_a_second_browser_ends_the_first(as_, coordinator, mary, ann, settings):
    first, second = as_(coordinator), Client()
    second.force_login(coordinator, backend=BACKEND)
    begin(first, coordinator, mary)
    begin(second, coordinator, ann)
    assert Occasion.objects.filter(ended_at__isnull=True).get().person == ann
    answer = first.post("/my/profile/take-a-break/", token(coordinator, coordinator))
    assert answer.status_code == 409
    assert set(Expert.objects.values_list("status", flat=True)) == {"active"}
    assert second.get("/my/profile/").status_code == 200
