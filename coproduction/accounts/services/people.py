from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language, gettext

from coproduction.accounts import notices, rules
from coproduction.accounts.models import User
from coproduction.accounts.services.roles import grant_role
from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import is_offered


@transaction.atomic
def invite_member_of_staff(*, email, name, role, by, directorate=None, until=None):
    """Invite a person to a role: they sign in with a code to this address. Someone who has an account gets the role.

    The address counts as theirs once they have entered the code.
    """
    email = email.strip().lower()
    if not rules.is_work_address(email, settings.STAFF_EMAIL_DOMAINS):
        raise RuleBroken(
            gettext("Use their work email address. It ends in {domains}.").format(domains=_domains())
        )
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


def speaking_as_now(user):
    """Let somebody who signs up be written to in the language of the pages they did it in. Returns the User, not saved.

    English stays unsaid: it is what we write to anybody who has not said.
    """
    code = get_language()
    user.language = code if code != settings.LANGUAGE_CODE and is_offered(code) else ""
    return user


def _new_user(email, name, by):
    user = User.objects.create_user(email, name=name.strip())
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)
    audit.record(actor=by, action="accounts.invited", target=user)
    return user


def _domains():
    return gettext(" or ").join(f"@{domain}" for domain in settings.STAFF_EMAIL_DOMAINS)
