"""Every page of allauth answers a stranger as `accounts.access` says it does."""

import pytest
from django.urls import URLResolver, get_resolver, reverse

from coproduction.accounts.access import PUBLIC, THIRD_PARTY

ARGUMENTS = {
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
    "openid_connect_login": {"provider_id": "staff"},
    "openid_connect_callback": {"provider_id": "staff"},
}


def third_party_names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from third_party_names(pattern.url_patterns)
        elif pattern.callback.__module__.startswith("allauth"):
            yield pattern.name


def test_every_third_party_page_has_a_rule():
    assert set(third_party_names(get_resolver().url_patterns)) == set(THIRD_PARTY)


@pytest.mark.parametrize("name", THIRD_PARTY)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_answered_as_declared(client, db, name, method):
    response = getattr(client, method)(reverse(name, kwargs=ARGUMENTS.get(name)))
    to_sign_in = (
        response.status_code == 302 and "next=" in response.url and reverse("account_login") in response.url
    )
    assert to_sign_in is (THIRD_PARTY[name] is not PUBLIC)
