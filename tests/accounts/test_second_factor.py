import time

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coproduction.accounts import services
from coproduction.accounts.enums import Role
from tests.accounts.conftest import is_signed_in, make_member, sign_in
from tests.factories import RoleGrantFactory

PAGE = "/start/"


@pytest.fixture
def approver_with_password(db):
    user = make_member("abel@example.nhs.uk")
    RoleGrantFactory(user=user, role=Role.APPROVER)
    return user


def app_code(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_staff_without_a_second_factor_are_led_to_set_one_up(client, approver_with_password):
    sign_in(client, approver_with_password.email)
    for path in (PAGE, "/staff/people/", "/inbox/"):
        assert client.get(path).url == reverse("mfa_index")
    assert "You need an extra sign-in step" in client.get(reverse("mfa_index")).content.decode()


def test_staff_with_one_are_asked_for_it_and_let_in(client, approver_with_password):
    secret = generate_totp_secret()
    TOTP.activate(approver_with_password, secret)
    assert sign_in(client, approver_with_password.email).url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": app_code(secret)})
    assert is_signed_in(client)
    assert client.get(PAGE).status_code == 200


def test_a_person_who_becomes_staff_is_asked_with_the_next_click(client, administrator):
    user = make_member("soon@example.nhs.uk")
    sign_in(client, user.email)
    assert client.get(PAGE).status_code == 200
    services.grant_role(user=user, role=Role.HOST, by=administrator)
    assert client.get(PAGE).url == reverse("mfa_index")


def test_taking_the_second_factor_away_counts_at_once(client, approver_with_password):
    secret = generate_totp_secret()
    TOTP.activate(approver_with_password, secret)
    sign_in(client, approver_with_password.email)
    client.post(reverse("mfa_authenticate"), {"code": app_code(secret)})
    assert client.get(PAGE).status_code == 200
    client.post(reverse("mfa_reauthenticate"), {"code": app_code(secret)})
    client.post(reverse("account_reauthenticate"), {"password": "three words only we think of"})
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert client.get(PAGE).url == reverse("mfa_index")


def test_the_demonstration_does_without(client, settings, approver_with_password):
    settings.STAFF_SECOND_FACTOR = False
    sign_in(client, approver_with_password.email)
    assert client.get(PAGE).status_code == 200


def test_the_answer_is_kept_so_that_pages_do_not_ask_again(client, approver_with_password):
    secret = generate_totp_secret()
    TOTP.activate(approver_with_password, secret)
    sign_in(client, approver_with_password.email)
    client.post(reverse("mfa_authenticate"), {"code": app_code(secret)})
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
    asked = [query["sql"] for query in queries if "mfa_authenticator" in query["sql"]]
    assert asked == []


def test_an_expert_is_never_asked_about(client, expert):
    client.force_login(expert, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(PAGE).status_code == 200
    assert not [query for query in queries if "mfa_authenticator" in query["sql"]]
    assert len([query for query in queries if '"accounts_rolegrant"' in query["sql"]]) == 1


def test_the_secret_of_the_app_is_sealed(approver_with_password):
    TOTP.activate(approver_with_password, "JBSWY3DPEHPK3PXP")
    kept = Authenticator.objects.get().data["secret"]
    assert "JBSWY3DPEHPK3PXP" not in kept
    assert get_adapter().decrypt(kept) == "JBSWY3DPEHPK3PXP"
