from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.audit.services import record
from coproduction.core.background import run_after_commit
from coproduction.core.languages import in_language_of
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.models import Delivery, PostalAddress
from coproduction.correspondence.services.messages import send, words

FIELDS = ("line_1", "line_2", "town", "postcode")


@transaction.atomic
def keep_address(*, user, by, **address):
    """Keep where letters to a person go from now on: `line_1`, `line_2`, `town` and `postcode`.

    A person whose address was there and changes is told, so that nobody moves their post unseen.
    """
    held = PostalAddress.objects.select_for_update().filter(pk=user.pk).first()
    before = {name: getattr(held, name) for name in FIELDS} if held else {}
    changed = [name for name in FIELDS if before.get(name, "") != address[name]]
    if not changed:
        return
    PostalAddress.objects.update_or_create(user=user, defaults=address)
    event = record(actor=by, action="address.changed", target=user, after={"fields": changed})
    if held:
        _tell(user, event)


@transaction.atomic
def note_reading(*, user, by):
    """Write down that a coordinator has looked at where a person lives."""
    record(actor=by, action="address.opened", target=user)


def _tell(user, event):
    with in_language_of(user):
        subject = gettext("Your postal address has changed")
        body = words("correspondence/address_changed.txt", user=user)
    message = send(
        to=user,
        kind="address_changed",
        key=f"address-changed-{event.pk}",
        subject=subject,
        body=body,
        link=reverse("correspondence:address"),
    )
    if user.email:  # a letter would go to the new address, which somebody else may have given
        delivery, is_new = Delivery.objects.get_or_create(message=message, channel=Channel.EMAIL)
        if is_new:
            run_after_commit("correspondence.deliver", delivery_id=delivery.pk)
