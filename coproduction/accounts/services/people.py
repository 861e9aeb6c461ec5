from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from coproduction.accounts import notices, rules
from coproduction.accounts.models import User
from coproduction.accounts.services.roles import grant_role
from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken


@transaction.atomic
def invite_member_of_staff(*, email, name, role, by, directorate=None, until=None):
    """Invite a person to a role: they sign in with a code to this address. Someone who has an account gets the role.

    The address counts as theirs once they have entered the code.
    """
    email = email.strip().lower()
    if not rules.is_work_address(email, settings.STAFF_EMAIL_DOMAINS):
        raise RuleBroken(f"Use their work email address. It ends in {_domains()}.")
    known = User.objects.filter(email=email).first()
    user = known or _new_user(email, name, by)
    grant = grant_role(
        user=user,
        role=role,
        by=by,
        directorate=directorate,
        until=until,
        tell=notices.role_given if known else notices.invited,
    )
    return grant.user


def _new_user(email, name, by):
    user = User.objects.create_user(email, name=name.strip())
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)
    audit.record(actor=by, action="accounts.invited", target=user)
    return user


def _domains():
    return " or ".join(f"@{domain}" for domain in settings.STAFF_EMAIL_DOMAINS)
