"""The lock of an expert: their account, then their record. Panels, adverts and the rest come after: docs/decisions/0023."""

from coproduction.accounts import services as accounts
from experts.models import Expert


def locked_whole(*expert_ids, closing=False):
    """Lock the accounts of these people, and then their records. Returns {key: Expert}; who has no record is left out.

    Call it before anything else is locked: whoever holds a panel or an advert, and then wants a person, may meet
    somebody who leaves. `closing`: their accounts end.
    """
    accounts.locked_people(*expert_ids, closing=closing)
    rows = Expert.objects.select_for_update(of=("self",), no_key=True).select_related("user")
    return {expert.pk: expert for expert in rows.filter(pk__in=expert_ids).order_by("pk")}


def locked_expert(expert):
    """Return the record of one person as it is now, locked whole."""
    return locked_whole(expert.pk)[expert.pk]
