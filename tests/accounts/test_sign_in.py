from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from coproduction.accounts.models import User
from coproduction.audit.models import Event
from coproduction.correspondence.models import Message
from tests.accounts.conftest import PASSWORD, code_in, is_signed_in, make_member, sign_in


def test_signing_in_with_a_password(client, member):
    response = sign_in(client, member.email)
    assert response.status_code == 302
    assert response.url == reverse("home:start")
    assert is_signed_in(client)


def test_the_address_may_be_typed_in_any_case(client, member):
    sign_in(client, "MINA@Example.ORG")
    assert is_signed_in(client)


def test_signing_in_with_an_emailed_code(client, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = sign_in(client, member.email, password="")
    assert response.url.startswith(reverse("account_confirm_login_code"))
    assert not is_signed_in(client)
    assert [message.to for message in mail.outbox] == [[member.email]]
    client.post(reverse("account_confirm_login_code"), {"code": code_in(mail.outbox[0])})
    assert is_signed_in(client)


def test_a_code_works_once(client, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(client, member.email, password="")
    code = code_in(mail.outbox[0])
    client.post(reverse("account_confirm_login_code"), {"code": code})
    client.post(reverse("account_logout"))
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_signed_in(client)


def test_five_wrong_codes_end_the_try(client, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(client, member.email, password="")
    for _ in range(5):
        client.post(reverse("account_confirm_login_code"), {"code": "ZZZZZZ"})
    client.post(reverse("account_confirm_login_code"), {"code": code_in(mail.outbox[0])})
    assert not is_signed_in(client)


def test_joining_needs_an_address_and_a_code(client, db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("account_signup"), {"email": "New.Person@example.org"})
    assert response.url == reverse("account_email_verification_sent")
    user = User.objects.get(email="new.person@example.org")
    assert not user.has_usable_password()
    client.post(reverse("account_email_verification_sent"), {"code": code_in(mail.outbox[0])})
    assert is_signed_in(client)
    assert user.roles == set(), "a person gets a role when they join the network, not before"


def test_the_code_is_not_kept_once_it_is_sent(client, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(client, member.email, password="")
    message = Message.objects.get()
    assert not message.in_inbox
    assert message.recipient is None
    assert message.body == ""


def test_a_closed_account_is_told_only_with_its_password(client, db, django_capture_on_commit_callbacks):
    make_member("gone@example.org", is_active=False)
    assert sign_in(client, "gone@example.org").url == reverse("account_inactive")
    assert sign_in(client, "gone@example.org", "not the password").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(client, "gone@example.org", password="")
    assert "do not have an account" in mail.outbox[0].body
    assert not is_signed_in(client)


def test_an_account_closed_while_signed_in_is_out_with_the_next_click(client, member):
    sign_in(client, member.email)
    User.objects.filter(pk=member.pk).update(is_active=False)
    assert client.get(reverse("account_email")).status_code == 302


def test_signing_in_gives_a_new_session(client, member):
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = "by someone else"
    session.save()
    before = client.session.session_key
    sign_in(client, member.email)
    assert client.session.session_key != before


def test_signing_out_takes_a_post_and_ends_the_session(client, member):
    sign_in(client, member.email)
    key = client.session.session_key
    client.get(reverse("account_logout"))
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)
    assert not client.session.exists(key)


@pytest.mark.parametrize(
    "where",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "https:elsewhere.example",
        "http:///elsewhere.example",
    ],
)
def test_signing_in_never_leads_elsewhere(client, member, where):
    assert sign_in(client, member.email, next=where).url == reverse("home:start")
    assert client.post(reverse("account_logout"), {"next": where}).url == reverse("home:front")


def test_signing_in_leads_to_the_page_that_was_asked_for(client, member):
    assert sign_in(client, member.email, next=reverse("account_email")).url == reverse("account_email")


@pytest.mark.parametrize("password", ["elevenchars", "password1234"])
def test_a_new_password_is_long_and_not_common(client, member, password):
    sign_in(client, member.email)
    url = reverse("account_change_password")
    typed = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    client.post(url, typed)
    member.refresh_from_db()
    assert member.check_password(PASSWORD)


def test_changing_a_password_tells_the_person_and_ends_other_sessions(
    client, member, django_capture_on_commit_callbacks
):
    other = Client()
    sign_in(other, member.email)
    sign_in(client, member.email)
    new = "four other words we think of"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_change_password"), typed)
    member.refresh_from_db()
    assert member.check_password(new)
    assert mail.outbox[0].to == [member.email]
    assert Event.objects.get(target_id=str(member.pk)).action == "accounts.password_changed"
    assert client.get(reverse("account_email")).status_code == 200
    assert other.get(reverse("account_email")).status_code == 302


def test_a_session_ends_when_nobody_is_there(client, member):
    with time_machine.travel("2026-11-23T09:00:00Z") as clock:
        sign_in(client, member.email)
        assert client.get(reverse("account_email")).status_code == 200
        clock.shift(timedelta(minutes=61))
        assert client.get(reverse("account_email")).status_code == 302


def test_a_session_ends_after_twelve_hours_whatever_the_person_does(client, member):
    with time_machine.travel("2026-11-23T07:00:00Z") as clock:
        sign_in(client, member.email)
        for _ in range(23):
            assert client.get(reverse("account_email")).status_code == 200
            clock.shift(timedelta(minutes=32))
        assert client.get(reverse("account_email")).status_code == 302
