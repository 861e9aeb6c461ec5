"""Nothing a stranger can see says whether an address has an account: not the words, not where they are led, not the time."""

import re
import time

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from coproduction.accounts.models import User
from tests.accounts.conftest import make_member, sign_in

pytestmark = pytest.mark.slow

KNOWN, UNKNOWN = "known@example.org", "other@example.org"


@pytest.fixture
def known(db):
    return make_member(KNOWN)


def answer(name, email, **typed):
    """Return all a stranger sees: status, where they are led, and the page they come to, less what they typed."""
    client = Client()
    response = client.post(
        reverse(name), {**typed, "login" if "login" in typed else "email": email}, follow=True
    )
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return response.status_code, response.redirect_chain, page.replace(email, "ADDRESS")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("account_login", {"login": "", "password": "not the right password"}),
        ("account_login", {"login": "", "password": ""}),
        ("account_request_login_code", {}),
        ("account_signup", {}),
        ("account_reset_password", {}),
    ],
)
def test_the_answer_is_the_same(known, name, typed):
    assert answer(name, KNOWN, **typed) == answer(name, UNKNOWN, **typed)


@pytest.mark.parametrize(
    ("start", "confirm"),
    [
        ("account_request_login_code", "account_confirm_login_code"),
        ("account_signup", "account_email_verification_sent"),
        ("account_reset_password", "account_confirm_password_reset_code"),
    ],
)
def test_a_wrong_code_gets_the_same_answer(known, start, confirm):
    answers = []
    for email in (KNOWN, UNKNOWN):
        client = Client()
        client.post(reverse(start), {"email": email})
        responses = [client.post(reverse(confirm), {"code": "ZZZZ-ZZZZ"}, follow=True) for _ in range(6)]
        answers.append([(r.status_code, r.redirect_chain) for r in responses])
    assert answers[0] == answers[1]


def test_one_email_goes_out_either_way(known, django_capture_on_commit_callbacks):
    for name in ("account_request_login_code", "account_signup", "account_reset_password"):
        for email in (KNOWN, UNKNOWN):
            mail.outbox.clear()
            with django_capture_on_commit_callbacks(execute=True):
                Client().post(reverse(name), {"email": email})
            assert [message.to for message in mail.outbox] == [[email]]
            User.objects.filter(email=UNKNOWN).delete()


def test_joining_twice_makes_one_account(known):
    Client().post(reverse("account_signup"), {"email": KNOWN.upper()})
    assert User.objects.filter(email__iexact=KNOWN).count() == 1


@pytest.mark.slow
@pytest.mark.parametrize("has_password", [True, False])
@pytest.mark.parametrize("password", ["a password that is wrong", ""])
def test_the_time_is_the_same(known, settings, password, has_password):
    """With a real hash: the difference, and so what can be told from it, stays below half of what one hash costs."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = False
    one_hash = min(_seconds(known.set_password, "the right password") for _ in range(3))
    if not has_password:
        known.set_unusable_password()
    known.save()
    for email in (KNOWN, UNKNOWN):
        sign_in(Client(), email, password)  # the first pages load templates
    # In turns, so that what slows this computer slows both.
    pairs = [[_seconds(sign_in, Client(), email, password) for email in (KNOWN, UNKNOWN)] for _ in range(5)]
    least_known, least_unknown = (min(times) for times in zip(*pairs, strict=True))
    assert abs(least_known - least_unknown) < one_hash / 2


def _seconds(do, *args):
    """Return the processor's seconds, which other programs on this computer do not lengthen."""
    before = time.process_time()
    do(*args)
    return time.process_time() - before
