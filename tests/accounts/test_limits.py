import pytest
from django.core import mail
from django.urls import reverse

from coproduction.accounts.adapters import AccountAdapter
from tests.accounts.conftest import PASSWORD, is_signed_in, make_member, sign_in

pytestmark = pytest.mark.slow


def test_five_wrong_passwords_close_the_account_for_a_while(client, member):
    for _ in range(5):
        sign_in(client, member.email, "not the password")
    response = sign_in(client, member.email, PASSWORD)
    assert not is_signed_in(client)
    assert "Wait 5 minutes" in response.content.decode()


def test_the_limit_is_on_the_account_wherever_the_tries_come_from(client, member):
    for number in range(5):
        client.defaults["REMOTE_ADDR"] = f"10.0.{number}.1"
        sign_in(client, member.email, "not the password")
    sign_in(client, member.email, PASSWORD)
    assert not is_signed_in(client)


def test_one_persons_wrong_passwords_do_not_keep_another_out(client, member):
    make_member("calm@example.org")
    for _ in range(10):
        sign_in(client, member.email, "not the password")
    sign_in(client, "calm@example.org")
    assert is_signed_in(client)


def test_codes_for_one_address_are_limited(client, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(6):
            client.post(reverse("account_logout"))
            client.post(reverse("account_request_login_code"), {"email": member.email})
    assert len(mail.outbox) <= 3


def test_too_many_from_one_address_is_a_sentence(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}
    for number in range(3):
        response = client.post(reverse("account_signup"), {"email": f"new{number}@example.org"})
        client.post(reverse("account_logout"))
        client.cookies.clear()
    assert response.status_code == 429
    assert "wait 5 minutes and then try again" in response.content.decode()


@pytest.mark.parametrize("name", ["account_request_login_code", "account_reset_password", "account_signup"])
def test_a_whole_trust_behind_one_address_can_sign_in(client, db, name):
    for number in range(60):
        client.cookies.clear()
        response = client.post(reverse(name), {"email": f"person{number}@example.org"})
        assert response.status_code == 302, number


def test_behind_a_proxy_the_address_is_the_visitors(rf, settings):
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 81.2.69.142")
    assert AccountAdapter().get_client_ip(request) == "10.0.0.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert AccountAdapter().get_client_ip(request) == "81.2.69.142"
