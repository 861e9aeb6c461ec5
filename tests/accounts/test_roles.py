from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.db import IntegrityError, transaction

from coproduction.accounts import services
from coproduction.accounts.enums import STAFF_ROLES, Permission, Role
from coproduction.accounts.grants import GRANTS
from coproduction.accounts.models import RoleGrant, User
from coproduction.audit.models import Event
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from tests.accounts.conftest import code_in, is_signed_in, sign_in
from tests.factories import DirectorateFactory, RoleGrantFactory, UserFactory, person


def again(user):
    return User.objects.get(pk=user.pk)


def test_a_role_is_given_audited_and_told(administrator, nobody):
    grant = services.grant_role(user=nobody, role=Role.HOST, by=administrator)
    assert again(nobody).has_perm("involvement.post_opportunity")
    event = Event.objects.get(action="accounts.role_given")
    assert (event.actor_id, event.target_id, event.after["role"]) == (administrator.pk, str(grant.pk), "host")
    message = Message.objects.get(recipient=nobody)
    assert message.subject == "You have a new role: Host"
    assert f"in the {settings.SERVICE_NAME}: Host.\n\n{grant.role_words}" in message.body
    assert settings.SUPPORT_EMAIL in message.body and "until the end of" not in message.body


def test_a_role_is_ended_audited_and_told(administrator, host):
    services.end_role(grant=host.role_grants.get(), by=administrator)
    assert not again(host).has_perm("involvement.post_opportunity")
    event = Event.objects.get(action="accounts.role_ended")
    assert (event.before["until"], event.after["role"]) == (None, "host")
    assert "has ended" in Message.objects.get(recipient=host).subject


def test_the_log_holds_no_names(administrator, nobody):
    services.grant_role(user=nobody, role=Role.HOST, by=administrator)
    event = Event.objects.get()
    assert nobody.name not in str([event.before, event.after])


def test_nobody_gives_themselves_a_role(administrator):
    with pytest.raises(RuleBroken, match="cannot give yourself"):
        services.grant_role(user=administrator, role=Role.APPROVER, by=administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrantFactory(user=administrator, role=Role.APPROVER, granted_by=administrator)


def test_nobody_ends_a_role_of_their_own(administrator):
    with pytest.raises(RuleBroken, match="cannot change your own"):
        services.end_role(grant=administrator.role_grants.get(), by=administrator)


def test_the_last_administrator_stays(administrator):
    """Someone whose role ended while their page was open still holds it in that page's user: the lock decides."""
    other = person(Role.ADMINISTRATOR)
    assert other.has_perm(Permission.MANAGE_ROLES)
    services.end_role(grant=other.role_grants.get(), by=administrator)
    with pytest.raises(RuleBroken, match="last administrator"):
        services.end_role(grant=administrator.role_grants.get(), by=other)
    assert again(administrator).has_perm(Permission.MANAGE_ROLES)


@pytest.mark.parametrize("role", Role)
def test_only_an_administrator_changes_roles(db, role):
    by, user = person(role), UserFactory()
    if role == Role.ADMINISTRATOR:
        assert services.grant_role(user=user, role=Role.HOST, by=by)
    else:
        with pytest.raises(RuleBroken):
            services.grant_role(user=user, role=Role.HOST, by=by)


def test_an_experts_role_comes_with_joining(administrator, nobody):
    with pytest.raises(RuleBroken, match="when they join"):
        services.grant_role(user=nobody, role=Role.EXPERT, by=administrator)
    first = services.give_expert_role(user=nobody)
    assert services.give_expert_role(user=nobody) == first
    assert again(nobody).has_perm("experts.take_part")
    with pytest.raises(RuleBroken, match="leaves the network"):
        services.end_role(grant=first, by=administrator)
    services.end_expert_role(user=nobody, by=administrator)
    assert again(nobody).roles == set()


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_which_roles_can_be_limited_to_a_directorate(administrator, nobody, role):
    directorate = DirectorateFactory()
    if role in {"approver", "manager"}:
        services.grant_role(user=nobody, role=role, directorate=directorate, by=administrator)
        word = sorted(GRANTS[role])[0]
        assert again(nobody).directorates_for(word) == {directorate.pk}
    else:
        with pytest.raises(RuleBroken, match="whole trust"):
            services.grant_role(user=nobody, role=role, directorate=directorate, by=administrator)


def test_two_limited_roles_reach_both_and_an_unlimited_one_everything(administrator, nobody):
    one, two = DirectorateFactory(), DirectorateFactory()
    for directorate in (one, two):
        services.grant_role(user=nobody, role=Role.APPROVER, directorate=directorate, by=administrator)
    assert again(nobody).directorates_for("payments.approve_claim") == {one.pk, two.pk}
    services.grant_role(user=nobody, role=Role.APPROVER, by=administrator)
    assert again(nobody).directorates_for("payments.approve_claim") is None


def test_the_same_role_is_not_given_twice(administrator, host):
    with pytest.raises(RuleBroken, match="already"):
        services.grant_role(user=host, role=Role.HOST, by=administrator)


def test_a_last_day_beyond_all_reason_is_refused(administrator, nobody):
    with pytest.raises(RuleBroken, match="2099"):
        services.grant_role(user=nobody, role=Role.HOST, until=date(9999, 12, 31), by=administrator)


@pytest.mark.parametrize("directorate", [True, False])
def test_the_database_holds_one_open_role_each(db, directorate):
    there = DirectorateFactory() if directorate else None
    user = UserFactory()
    RoleGrantFactory(user=user, role=Role.APPROVER, directorate=there)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrantFactory(user=user, role=Role.APPROVER, directorate=there)


def test_a_role_lasts_to_the_end_of_its_last_day_in_london(nobody):
    with time_machine.travel("2026-06-01T12:00:00Z", tick=False):
        administrator = person(Role.ADMINISTRATOR)
        grant = services.grant_role(user=nobody, role=Role.HOST, until=today(), by=administrator)
        assert grant.last_day == today()
    with time_machine.travel("2026-06-01T22:59:59Z", tick=False):
        assert again(nobody).roles == {Role.HOST}
    with time_machine.travel("2026-06-01T23:00:00Z", tick=False):
        assert again(nobody).roles == set(), "it is midnight in London"


def test_a_last_day_in_the_past_is_refused(administrator, nobody):
    with pytest.raises(RuleBroken, match="today or later"):
        services.grant_role(user=nobody, role=Role.HOST, until=today() - timedelta(days=1), by=administrator)


def test_a_role_that_ended_can_be_given_again(administrator, host):
    services.end_role(grant=host.role_grants.get(), by=administrator)
    services.grant_role(user=host, role=Role.HOST, by=administrator)
    assert again(host).roles == {Role.HOST}
    with pytest.raises(RuleBroken, match="ended already"):
        services.end_role(grant=host.role_grants.order_by("pk").first(), by=administrator)


def test_a_closed_account_gets_no_role(administrator):
    with pytest.raises(RuleBroken, match="closed"):
        services.grant_role(user=UserFactory(is_active=False), role=Role.HOST, by=administrator)


def test_a_closed_account_may_do_nothing(db):
    assert not person(Role.ADMINISTRATOR, is_active=False).has_perm(Permission.MANAGE_ROLES)


def test_ending_a_role_counts_with_the_next_click(as_, host, administrator):
    client = as_(host)
    path = "/staff/people/"
    grant = services.grant_role(user=host, role=Role.ADMINISTRATOR, by=administrator)
    assert client.get(path).status_code == 200
    services.end_role(grant=grant, by=administrator)
    assert client.get(path).status_code == 403


def test_an_invited_person_signs_in_with_one_code(
    client, administrator, settings, django_capture_on_commit_callbacks
):
    settings.STAFF_SECOND_FACTOR = False
    with django_capture_on_commit_callbacks(execute=True):
        user = services.invite_member_of_staff(
            email="New.Host@example.nhs.uk", name="Nia New", role=Role.HOST, by=administrator
        )
    assert "You do not need a password" in mail.outbox[0].body
    assert "/accounts/login/" in mail.outbox[0].body
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(client, "new.host@example.nhs.uk", password="")
    client.post("/accounts/login/code/confirm/", {"code": code_in(mail.outbox[1])})
    assert is_signed_in(client)
    assert user.emailaddress_set.get().verified
    assert RoleGrant.objects.get(user=user).granted_by == administrator


def test_inviting_somebody_who_has_an_account_gives_them_the_role(administrator, expert):
    user = services.invite_member_of_staff(
        email=expert.email.upper(), name="Ignored", role=Role.PANEL_MEMBER, by=administrator
    )
    assert user == expert
    assert again(expert).roles == {Role.EXPERT, Role.PANEL_MEMBER}
    assert again(expert).name == expert.name


def test_only_work_addresses_are_invited_where_the_trust_has_named_them(administrator, settings):
    settings.STAFF_EMAIL_DOMAINS = ["example.nhs.uk"]
    with pytest.raises(RuleBroken, match=r"@example\.nhs\.uk"):
        services.invite_member_of_staff(email="me@home.example", name="Me", role=Role.HOST, by=administrator)
    assert not User.objects.filter(email="me@home.example").exists()


def test_no_role_both_approves_and_pays():
    for role, granted in GRANTS.items():
        assert not {"payments.approve_claim", "payments.run_payments"} <= granted, role


def test_there_is_no_superuser():
    assert not hasattr(User.objects, "create_superuser")
