"""The same form posted twice makes one record, whoever posts it and however fast."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.utils import timezone

from coproduction.core import submission
from coproduction.core.models import Heartbeat, SubmissionToken
from tests.factories import person

pytestmark = pytest.mark.urls("tests.core.pages")


def post(browser, token, path="/make/", **typed):
    return browser.post(path, {"submission_token": token, "name": "x", **typed})


def test_the_same_form_twice_makes_one_record_and_leads_to_it(as_, nobody):
    browser, token = as_(nobody), submission.new_token(nobody)
    first, second = post(browser, token), post(browser, token)
    assert first.url == second.url
    assert Heartbeat.objects.count() == 1


def test_two_forms_make_two_records(as_, nobody):
    browser = as_(nobody)
    for _ in range(2):
        post(browser, submission.new_token(nobody))
    assert Heartbeat.objects.count() == 2


def test_a_form_shown_again_with_errors_can_be_mended_and_sent(as_, nobody):
    browser, token = as_(nobody), submission.new_token(nobody)
    shown = browser.post("/make/", {"submission_token": token, "name": ""})
    assert shown.status_code == 422
    assert token in shown.content.decode()
    assert post(browser, token).url.startswith("/made/")
    assert Heartbeat.objects.count() == 1


def test_a_refused_form_can_be_sent_again_when_the_rule_lets_it(as_, nobody):
    browser, token = as_(nobody), submission.new_token(nobody)
    refused = post(browser, token, "/refuse/")
    assert refused.status_code == 409
    assert "This session is full." in refused.content.decode()
    assert not Heartbeat.objects.exists()
    assert not SubmissionToken.objects.exists()
    assert post(browser, token).status_code == 302


def test_a_long_address_is_kept_whole(as_, nobody):
    browser, token = as_(nobody), submission.new_token(nobody)
    first = post(browser, token, more="x" * 2000)
    assert post(browser, token).url == first.url
    assert len(first.url) > 2000


@pytest.mark.parametrize("token", ["", "x", "a:b:c"])
def test_a_form_without_our_token_is_refused_with_words(as_, nobody, token):
    answer = post(as_(nobody), token)
    assert answer.status_code == 409
    assert "open for too long" in answer.content.decode()


def test_another_persons_token_is_refused(as_, nobody, host):
    assert post(as_(nobody), submission.new_token(host)).status_code == 409


def test_a_token_is_not_good_for_ever_and_outlives_no_memory_of_it(as_, nobody):
    token = submission.new_token(nobody)
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert post(as_(nobody), token).status_code == 409
    assert submission.KEPT_FOR > submission.GOOD_FOR


def test_a_stranger_joins_once_also_when_they_sign_in_meanwhile(client, db, as_, nobody):
    token = submission.new_token(AnonymousUser())
    first = post(client, token, "/join-here/")
    assert post(client, token, "/join-here/").url == first.url
    assert post(as_(nobody), token, "/join-here/").url == first.url
    assert Heartbeat.objects.count() == 1


def test_old_keys_are_forgotten_and_new_ones_kept(db):
    old, new = (SubmissionToken.objects.create(key=key) for key in ("old", "new"))
    SubmissionToken.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=9))
    submission.forget_old()
    assert list(SubmissionToken.objects.all()) == [new]


@pytest.mark.race
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/make/", "/refuse/"])
def test_twelve_at_once_make_one_record(settings, path):
    settings.STAFF_SECOND_FACTOR = False
    user = person()
    token, answers, ready = submission.new_token(user), [], threading.Barrier(12)

    def send():
        browser = Client()
        browser.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        ready.wait()
        answers.append(post(browser, token, path))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    statuses = {answer.status_code for answer in answers}
    made = Heartbeat.objects.count()
    assert len(answers) == 12
    if path == "/make/":
        assert (statuses, made, len({answer.url for answer in answers})) == ({302}, 1, 1)
    else:
        assert (statuses, made, SubmissionToken.objects.count()) == ({409}, 0, 0)
