"""Giving and ending roles. Each is audited, and told to the person in the same transaction."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.accounts import notices, rules
from coproduction.accounts.enums import LIMITED_TO_A_DIRECTORATE, Role
from coproduction.accounts.models import RoleGrant
from coproduction.accounts.services.locking import locked_people
from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken

LAST_YEAR = 2099
LAST_ADMINISTRATOR = _(
    "This is the last administrator. Give the role to someone else first, then end this one."
)


@transaction.atomic
def grant_role(*, user, role, by, directorate=None, until=None, tell=notices.role_given):
    """Give a member of staff a role, in one directorate where given, to the end of the date `until` where given.

    `by` is None only for the first administrator, made from the command line.
    """
    role = Role(role)
    user = locked_people(user.pk)[user.pk]
    _check(user, role, by, directorate, until)
    grant = RoleGrant.objects.create(
        user=user,
        role=role,
        directorate=directorate,
        granted_by=by,
        starts_at=timezone.now(),
        until=_end_of(until),
    )
    audit.record(actor=by, action="accounts.role_given", target=grant, after=_facts(grant))
    tell(grant)
    return grant


@transaction.atomic
def end_role(*, grant, by):
    """End a role now. It is gone with the person's next click."""
    # Every administrator's row is locked, so that two of them cannot end each other at once.
    administrators = _locked_administrators() if grant.role == Role.ADMINISTRATOR else set()
    grant = RoleGrant.objects.select_for_update(of=("self",)).select_related("user").get(pk=grant.pk)
    if not rules.may_change_roles_of(by, grant.user):
        raise RuleBroken(gettext("You cannot change your own roles. Ask another administrator."))
    if grant.role == Role.EXPERT:
        raise RuleBroken(gettext("This role ends when the person leaves the network."))
    if not grant.is_in_force:
        raise RuleBroken(gettext("This role has ended already."))
    if administrators and not administrators - {grant.user_id}:
        raise RuleBroken(LAST_ADMINISTRATOR)
    _end(grant, by)
    notices.role_ended(grant)
    return grant


@transaction.atomic
def give_expert_role(*, user, by=None):
    """Give a person who has joined the network the role that goes with it. Safe to call twice."""
    user = locked_people(user.pk)[user.pk]
    held = RoleGrant.objects.in_force().filter(user=user, role=Role.EXPERT).first()
    if held:
        return held
    grant = RoleGrant.objects.create(user=user, role=Role.EXPERT, starts_at=timezone.now())
    audit.record(actor=by or user, action="accounts.role_given", target=grant, after=_facts(grant))
    return grant


@transaction.atomic
def end_expert_role(*, user, by):
    """Take the role of a person who has left the network. Safe to call twice."""
    for grant in RoleGrant.objects.select_for_update().in_force().filter(user=user, role=Role.EXPERT):
        _end(grant, by)


def _check(user, role, by, directorate, until):
    if by is not None and not rules.may_change_roles_of(by, user):
        raise RuleBroken(gettext("You cannot give yourself a role. Ask another administrator."))
    if not rules.may_be_given(role):
        raise RuleBroken(gettext("People get this role when they join the network."))
    if not user.is_active:
        raise RuleBroken(gettext("This account is closed, so it cannot have a role."))
    if directorate and role not in LIMITED_TO_A_DIRECTORATE:
        raise RuleBroken(
            gettext("The role of {role} is for the whole trust. Leave the directorate out.").format(
                role=role.label
            )
        )
    if until and until < timezone.localdate():
        raise RuleBroken(gettext("The last day of a role must be today or later."))
    if until and until.year > LAST_YEAR:
        raise RuleBroken(
            gettext("The last day of a role must be before the end of {last_year}.").format(
                last_year=LAST_YEAR
            )
        )
    if RoleGrant.objects.in_force().filter(user=user, role=role, directorate=directorate).exists():
        raise RuleBroken(gettext("They have this role already. To change how long it lasts, end it first."))


def _locked_administrators():
    administrators = RoleGrant.objects.in_force().filter(role=Role.ADMINISTRATOR)
    list(administrators.select_for_update().order_by("pk"))
    # Asked again once the lock is held: the moment the first query spoke of is before the wait.
    return set(RoleGrant.objects.in_force().filter(role=Role.ADMINISTRATOR).values_list("user_id", flat=True))


def _end(grant, by):
    before = _facts(grant)
    grant.until = timezone.now()
    grant.save(update_fields=["until", "updated_at"])
    audit.record(actor=by, action="accounts.role_ended", target=grant, before=before, after=_facts(grant))


def _end_of(day):
    """Return the moment after the last moment of a date in London."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) if day else None


def _facts(grant):
    return {
        "user": grant.user_id,
        "role": grant.role,
        "directorate": grant.directorate_id,
        "until": grant.until,
    }
