"""The secrets of second factors are sealed with the same keys as our own fields, and rotate with them."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from coproduction.core.sealing import resealer, rotated

SEALED = ("secret", "seed")  # of an app that shows codes, of the codes kept on paper


@resealer("mfa.Authenticator.data")
def reseal_second_factors():
    """Seal each secret again with the first key. Returns how many authenticators held one."""
    return sum(_reseal(pk) for pk in list(Authenticator.objects.values_list("pk", flat=True)))


@transaction.atomic
def _reseal(pk):
    found = Authenticator.objects.select_for_update().filter(pk=pk).first()
    names = [name for name in SEALED if found and name in found.data]
    codes = found.data.get("migrated_codes", []) if found else []
    if not names and not codes:
        return 0
    found.data.update({name: rotated(found.data[name]) for name in names})
    if codes:
        found.data["migrated_codes"] = [rotated(code) for code in codes]
    found.save(update_fields=["data"])
    return 1
