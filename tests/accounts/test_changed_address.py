"""Whoever changes an address could be after the account: the old one is told, and the new one carries no reset."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from coproduction.audit.models import Event
from tests.accounts.conftest import PASSWORD, code_in, make_member, sign_in
from tests.factories import UserFactory

NEW = "new@example.org"


@pytest.fixture
def changed(client, member, django_capture_on_commit_callbacks):
    """A person who has just changed their address, and the e-mails that went out."""
    sign_in(client, member.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_email"), {"action_add": "", "email": NEW})
    code = code_in(mail.outbox[-1])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_email_verification_sent"), {"code": code})
    member.refresh_from_db()
    client.post(reverse("account_logout"))
    return member


def ask_for_reset(client, email):
    client.post(reverse("account_reset_password"), {"email": email})
    return mail.outbox[-1]


def test_the_change_counts_once_the_code_is_entered(changed):
    assert changed.email == NEW
    assert Event.objects.filter(action="accounts.email_changed", target_id=str(changed.pk)).count() == 1


def test_the_old_address_is_told(changed):
    assert [message.to for message in mail.outbox] == [[NEW], ["mina@example.org"]]
    assert NEW in mail.outbox[1].body


def test_a_fresh_address_carries_no_reset(client, changed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_reset(client, NEW)
    message = mail.outbox[-1]
    assert message.to == [NEW]
    assert message.subject == "You cannot change your password yet"


def test_a_few_days_later_it_does(client, changed, django_capture_on_commit_callbacks):
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        with django_capture_on_commit_callbacks(execute=True):
            ask_for_reset(client, NEW)
        client.post(reverse("account_confirm_password_reset_code"), {"code": code_in(mail.outbox[-1])})
        new = "another four words here"
        client.post(reverse("account_complete_password_reset"), {"password1": new, "password2": new})
    changed.refresh_from_db()
    assert changed.check_password(new)


def test_a_first_address_is_not_a_change(client, db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_signup"), {"email": NEW})
    client.post(reverse("account_email_verification_sent"), {"code": code_in(mail.outbox[-1])})
    assert not Event.objects.filter(action="accounts.email_changed").exists()


def test_an_address_cannot_be_changed_to_somebody_elses(client, member, django_capture_on_commit_callbacks):
    make_member("taken@example.org")
    sign_in(client, member.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("account_email"), {"action_add": "", "email": "taken@example.org"})
    member.refresh_from_db()
    assert member.email == "mina@example.org"


def test_changing_it_asks_who_you_are_first(client, member):
    sign_in(client, member.email)
    assert client.get(reverse("account_email")).status_code == 200
    response = client.post(reverse("account_email"), {"action_add": "", "email": NEW})
    assert response.url.startswith(reverse("account_reauthenticate"))


def test_also_of_those_who_have_no_password(client, db, django_capture_on_commit_callbacks):
    user = UserFactory(email="codes@example.org")
    user.set_unusable_password()
    user.save()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    asked = client.post(reverse("account_email"), {"action_add": "", "email": NEW})
    page = reverse("accounts:reauthenticate_by_code")
    assert asked.url.startswith(page)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.get(asked.url).status_code == 200
    assert mail.outbox[-1].to == [user.email]
    wrong = client.post(asked.url, {"code": "ZZZZZZ", "next": reverse("account_email")})
    assert wrong.status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        client.post(asked.url, {"code": code_in(mail.outbox[-1]), "next": reverse("account_email")})
    assert mail.outbox[-1].to == [NEW], "what was asked for before goes on by itself"


def test_a_new_password_never_waits_in_the_session(client, db):
    user = UserFactory(email="codes@example.org")
    user.set_unusable_password()
    user.save()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    url = reverse("account_set_password")
    new = "four words nobody else has"
    assert client.post(url, {"password1": new, "password2": new}).url == url
    assert new not in str(dict(client.session))
    assert client.get(url).url.startswith(reverse("accounts:reauthenticate_by_code"))
    user.refresh_from_db()
    assert not user.has_usable_password()
