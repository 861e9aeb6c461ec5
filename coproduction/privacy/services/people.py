"""Erasing people for good: what finance keeps stays under their number."""

from django.db import transaction

from coproduction.accounts.models import User
from coproduction.audit import services as audit
from coproduction.core.personal_data import erasing
from coproduction.privacy.models import ErasedPerson
from experts.services.locking import locked_whole


@transaction.atomic
def erase_people(user_ids, *, why, by=None):
    """Erase all we hold about these users but what is declared as kept. One erased before is left alone."""
    locked_whole(*user_ids, closing=True)
    found = list(User.objects.filter(pk__in=user_ids, erased__isnull=True).order_by("pk"))
    erasing.erase([user.pk for user in found])
    ErasedPerson.objects.bulk_create([ErasedPerson(user=user, why=why) for user in found])
    audit.record_many(actor=by, action="person.erased", targets=found, after={"why": why})
    return len(found)
