"""What is told about accounts in each language, and in which language a new person is written to."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.translation import get_language, override

from coproduction.accounts.adapters import AccountAdapter
from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from coproduction.accounts.services import grant_role, speaking_as_now
from coproduction.correspondence.models import Message
from experts.services.acting import register
from tests.accounts.conftest import PASSWORD, code_in, is_signed_in, sign_in
from tests.factories import UserFactory

GREETING = {"cy": "Helo ", "": "Hello "}


@pytest.mark.parametrize("language", ["cy", ""])
def test_who_joins_on_welsh_pages_is_written_to_in_welsh(
    client, db, language, django_capture_on_commit_callbacks
):
    browser = {"Accept-Language": language}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_signup"), {"email": "new@example.org"}, headers=browser)
    code = code_in(mail.outbox[0])
    client.post(reverse("account_email_verification_sent"), {"code": code}, headers=browser)
    assert is_signed_in(client)
    assert User.objects.get(email="new@example.org").language == language


def test_a_language_that_is_not_offered_any_more_is_not_kept(settings):
    settings.LANGUAGES = [("en-gb", "English")]
    with override("cy"):
        assert speaking_as_now(User()).language == ""


def test_who_is_added_by_a_coordinator_has_not_said(coordinator):
    with override("cy"):
        register(name="Nia", how="phone", by=coordinator)
    assert User.objects.get(name="Nia").language == ""


@pytest.mark.parametrize("language", ["cy", ""])
def test_a_person_is_told_of_a_role_in_their_language(administrator, language):
    person = UserFactory(language=language)
    with override("en-gb" if language else "cy"):
        grant_role(user=person, role=Role.HOST, by=administrator)
    assert Message.objects.get(recipient=person).body.startswith(GREETING[language])


@pytest.mark.parametrize(("language", "said_in"), [("cy", "cy"), ("", "en-gb")])
def test_what_happened_to_an_account_is_told_in_the_language_of_its_person(
    client, member, language, said_in, monkeypatch
):
    said = []
    monkeypatch.setattr(AccountAdapter, "send_mail", lambda *about: said.append(get_language()))
    User.objects.filter(pk=member.pk).update(language=language)
    sign_in(client, member.email)
    client.get(reverse("core:language", args=["en-gb"]))
    new = "four other words we think of"
    client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert said == [said_in]
