"""Putting a person's second account away: its ways to sign in lead to the first."""

from allauth.account.models import EmailAddress
from django.db import transaction

from coproduction.accounts.services.locking import locked_people
from coproduction.accounts.services.roles import end_expert_role
from coproduction.audit import services as audit


@transaction.atomic
def close_into(*, user, into, by):
    """Close an account of a person who keeps another. E-mail addresses go with the person; the first stays the main one."""
    held = locked_people(user.pk, into.pk, closing=True)
    user, into = held[user.pk], held[into.pk]
    end_expert_role(user=user, by=by)
    address, user.email = user.email, None
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["email", "is_active", "password", "updated_at"])
    if into.email:
        EmailAddress.objects.filter(user=user).update(primary=False)
    elif address:
        into.email = address
        into.save(update_fields=["email", "updated_at"])
    audit.record(actor=by, action="accounts.closed", target=user, after={"into": into.pk})
    return into
