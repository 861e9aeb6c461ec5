import time

import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.accounts.models import RoleGrant, User
from tests.accounts.conftest import PASSWORD, make_member, sign_in
from tests.factories import DirectorateFactory, RoleGrantFactory, UserFactory, person


@pytest.fixture
def at(client, settings, db):
    """An administrator who has just shown who they are."""
    settings.STAFF_SECOND_FACTOR = False
    user = make_member("ada@example.nhs.uk", name="Ada Administrator")
    RoleGrantFactory(user=user, role=Role.ADMINISTRATOR)
    sign_in(client, user.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def token_in(response):
    return response.content.decode().split('name="submission_token" value="')[1].split('"')[0]


def fill_in(client, url, **typed):
    token = token_in(client.get(url))
    return client.post(url, {"submission_token": token, **typed})


def test_people_are_found_by_name_address_and_role(at, host, expert):
    page = at.get("/staff/people/").content.decode()
    assert host.name in page
    assert expert.name not in page, "staff first"
    assert expert.name in at.get("/staff/people/?role=expert").content.decode()
    page = at.get("/staff/people/?role=&q=ESTHER").content.decode()
    assert expert.name in page
    assert host.name not in page
    assert "Nobody fits" in at.get("/staff/people/?role=&q=zzzz").content.decode()


@pytest.mark.parametrize("query", ["role=nonsense", "q=" + "a" * 5000, "page=zzz", "q=%00"])
def test_nonsense_in_the_search_is_no_error(at, query):
    assert at.get(f"/staff/people/?{query}").status_code == 200


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_questions(at, django_assert_max_num_queries, rows):
    for _ in range(rows):
        person(Role.APPROVER, directorate=DirectorateFactory())
    with django_assert_max_num_queries(12):
        at.get("/staff/people/")


def test_inviting(at):
    response = fill_in(at, reverse("accounts:invite"), email="nia@example.nhs.uk", name="Nia", role="host")
    user = User.objects.get(email="nia@example.nhs.uk")
    assert response.url == reverse("accounts:person", args=[user.pk])
    assert user.roles == {"host"}
    assert "We have invited Nia" in at.get(response.url).content.decode()


def test_inviting_twice_by_a_double_click_invites_once(at):
    url = reverse("accounts:invite")
    typed = {
        "submission_token": token_in(at.get(url)),
        "email": "nia@example.nhs.uk",
        "name": "Nia",
        "role": "host",
    }
    assert at.post(url, typed).url == at.post(url, typed).url
    assert RoleGrant.objects.filter(user__email="nia@example.nhs.uk").count() == 1


def test_what_was_typed_stays_when_something_is_missing(at):
    response = fill_in(at, reverse("accounts:invite"), email="nia@", name="Nia Typed", role="")
    assert response.status_code == 422
    page = response.content.decode()
    assert "Error: " in page
    assert "Nia Typed" in page
    assert "Select a role" in page


def test_a_refusal_is_shown_on_the_form(at):
    directorate = DirectorateFactory()
    url = reverse("accounts:give_role", args=[UserFactory().pk])
    response = fill_in(at, url, role="finance", directorate=directorate.pk)
    assert response.status_code == 422
    assert "whole trust" in response.content.decode()


def test_giving_and_ending_a_role(at):
    user = UserFactory()
    directorate = DirectorateFactory()
    fill_in(
        at,
        reverse("accounts:give_role", args=[user.pk]),
        role="approver",
        directorate=directorate.pk,
        until_day="31",
        until_month="12",
        until_year="2099",
    )
    grant = user.role_grants.get()
    assert (grant.role, grant.directorate, str(grant.last_day)) == ("approver", directorate, "2099-12-31")
    page = at.get(reverse("accounts:person", args=[user.pk])).content.decode()
    assert "31 December 2099" in page
    end = reverse("accounts:end_role", args=[user.pk, grant.pk])
    assert "End the role of Approver?" in at.get(end).content.decode()
    at.post(end)
    grant.refresh_from_db()
    assert not grant.is_in_force


def test_ones_own_roles_cannot_be_changed_here(at):
    me = User.objects.get(email="ada@example.nhs.uk")
    assert (
        "Another administrator can change your roles"
        in at.get(reverse("accounts:person", args=[me.pk])).content.decode()
    )
    assert at.get(reverse("accounts:give_role", args=[me.pk])).status_code == 403
    end = reverse("accounts:end_role", args=[me.pk, me.role_grants.get().pk])
    assert at.post(end).status_code == 403


def test_a_role_is_ended_only_through_its_own_person(at, host, other_host):
    end = reverse("accounts:end_role", args=[host.pk, other_host.role_grants.get().pk])
    assert at.post(end).status_code == 404


def test_changing_roles_asks_who_you_are_again_after_a_while(at):
    session = at.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 301
    session.save()
    url = reverse("accounts:invite")
    assert at.get(url).url.startswith(reverse("account_reauthenticate"))
    assert at.post(url, {}).url.startswith(reverse("account_reauthenticate"))


@pytest.mark.parametrize("who", ["expert", "host", "coordinator", "approver", "finance", "manager", "nobody"])
def test_nobody_else_sees_these_pages(as_, request, who):
    client = as_(request.getfixturevalue(who))
    user = UserFactory()
    for path in ("", "invite/", f"{user.pk}/", f"{user.pk}/give-role/", f"{user.pk}/roles/1/end/", "999999/"):
        assert client.get(f"/staff/people/{path}").status_code == 403


def test_a_stranger_is_led_to_sign_in(client, db):
    assert client.get("/staff/people/").url == "/accounts/login/?next=/staff/people/"


def test_somebody_who_is_not_there_is_not_found(at):
    assert at.get("/staff/people/999999/").status_code == 404
