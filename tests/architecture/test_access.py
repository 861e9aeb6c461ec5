"""Every address has one declared rule, and keeps it for a stranger and for every role. None can be forgotten."""

import pytest

from coproduction.accounts.enums import Role
from coproduction.accounts.grants import GRANTS
from coproduction.core.guards import Access
from tests.architecture.routes import all_routes
from tests.factories import person

pytestmark = pytest.mark.slow

ANYONE, SIGNED_IN = Access("public"), Access("signed_in")

# allauth's views declare their rule by login_not_required alone, so it is said here, by name.
OF_OTHERS = {
    "account_confirm_login_code": ANYONE,
    "account_confirm_password_reset_code": ANYONE,
    "account_complete_password_reset": ANYONE,
    "account_email_verification_sent": ANYONE,
    "account_inactive": ANYONE,
    "account_login": ANYONE,
    "account_logout": ANYONE,
    "account_password_reset_completed": ANYONE,
    "account_request_login_code": ANYONE,
    "account_reset_password": ANYONE,
    "account_signup": ANYONE,
    "mfa_authenticate": ANYONE,
    "mfa_login_webauthn": ANYONE,
    "openid_connect_callback": ANYONE,
    "openid_connect_login": ANYONE,
    "socialaccount_login_cancelled": ANYONE,
    "socialaccount_login_error": ANYONE,
    "socialaccount_signup": ANYONE,
    "account_change_password": SIGNED_IN,
    "account_email": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "socialaccount_connections": SIGNED_IN,
    "usersessions_list": SIGNED_IN,
}
LOGIN = "/accounts/login/"


def rule_of(route):
    return route.access or OF_OTHERS.get(route.name)


def ask(browser, route):
    """Return the answer to a GET, or to an empty POST where the address takes no GET."""
    answer = browser.get(route.url)
    return browser.post(route.url) if answer.status_code == 405 else answer


def is_asked_to_sign_in(answer):
    return answer.status_code == 302 and answer.url.partition("?")[0] == LOGIN


def broke(answer, route):
    # /readyz says 503 where beat does not run.
    return answer.status_code >= 500 and route.name != "core:readyz"


def may_pass(role, access):
    return access.kind != "needs" or bool(GRANTS.get(role, set()) & set(access.words))


def wrong_answer(answer, route, allowed):
    """Say what is wrong with an answer to someone signed in, or return ''."""
    if broke(answer, route):
        return f"{route} ({route.url}) broke: {answer.status_code}"
    if is_asked_to_sign_in(answer) and route.name not in OF_OTHERS:
        return f"{route} ({route.url}) asked a signed-in person to sign in"
    if not allowed and answer.status_code != 403:
        return f"{route} ({route.url}) let the wrong role in: {answer.status_code}"
    if allowed and answer.status_code == 403 and rule_of(route).kind == "needs":
        return f"{route} ({route.url}) refused the right role"
    return ""


def test_every_address_declares_one_rule():
    assert [f"{route} ({route.url})" for route in all_routes() if rule_of(route) is None] == []


def test_the_table_of_others_names_only_what_is_there():
    names = {route.name for route in all_routes() if route.access is None}
    assert set(OF_OTHERS) - names == set()


def test_every_address_has_a_name_of_its_own():
    seen = {}
    for route in all_routes():
        seen.setdefault(route.name, set()).add(route.url)
    assert {name: urls for name, urls in seen.items() if not name or len(urls) > 1} == {}


def test_a_view_is_open_to_strangers_only_where_its_rule_says_so():
    opened = {route.name for route in all_routes() if not getattr(route.view, "login_required", True)}
    assert opened == {route.name for route in all_routes() if rule_of(route).kind == "public"}


def test_a_stranger_is_sent_to_sign_in(client, db):
    client.raise_request_exception = False
    wrong = []
    for route in all_routes():
        answer, public = ask(client, route), rule_of(route).kind == "public"
        if broke(answer, route) or (not public and not is_asked_to_sign_in(answer)):
            wrong.append(f"{route} ({route.url}): {answer.status_code}")
        if public and answer.status_code == 403 and route.name not in OF_OTHERS:
            wrong.append(f"{route} ({route.url}) is public and was refused")
    assert wrong == []


@pytest.mark.parametrize("role", [*Role, None])
def test_each_role_gets_in_where_it_may_and_nowhere_else(as_, db, role):
    user = person(role) if role else person()
    browser = as_(user)
    browser.raise_request_exception = False
    wrong = []
    for route in all_routes():
        if (
            route.name in OF_OTHERS and route.name != "account_email"
        ):  # allauth's own; signing out would end the walk
            continue
        answer = ask(browser, route)
        wrong.append(wrong_answer(answer, route, may_pass(role, rule_of(route))))
    assert [words for words in wrong if words] == []


def test_the_walk_finds_a_guard_that_was_taken_away():
    route = next(route for route in all_routes() if route.name == "home:audit")

    class Answer:
        status_code = 200

    assert "let the wrong role in" in wrong_answer(Answer(), route, allowed=False)
