"""The lock of a person: their account first, before anything else of theirs. See docs/decisions/0023."""

from coproduction.accounts.models import User


def locked_people(*user_ids, closing=False):
    """Lock the accounts of these people, in the order of their keys. Returns {key: User}; who is not there is left out.

    What points at them can be written meanwhile, by those who hold it; not where `closing`, which frees an address.
    """
    rows = User.objects.select_for_update(no_key=not closing).filter(pk__in=user_ids).order_by("pk")
    return {user.pk: user for user in rows}
