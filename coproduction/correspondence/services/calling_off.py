"""Calling off what was said: what has not gone out yet is stopped, and none of it is said again."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from coproduction.audit.services import record
from coproduction.correspondence.enums import BatchState, DeliveryState
from coproduction.correspondence.models import Delivery, LetterBatch, Message
from coproduction.correspondence.services.again import first_of
from coproduction.correspondence.services.letters import make_again

UNSENT = (DeliveryState.WAITING, DeliveryState.HELD, DeliveryState.SET_ASIDE)
OPEN = (BatchState.MAKING, BatchState.READY)


@transaction.atomic
def call_off(*, kind, key, about, by):
    """Call off the messages of a kind whose keys begin so, and copies of them. Returns how many had not gone out.

    A batch of letters keeps those of its own, so that its page can say which to take out of the pile, and its PDF is made
    again without them. `about` is what was found wrong, for the audit trail.
    """
    messages = list(_said(kind, key))
    unsent = Delivery.objects.filter(message__in=messages, state__in=UNSENT)
    _open_batches(unsent)  # batches are locked before their letters, as when they are posted
    stopped = list(unsent.select_for_update(of=("self",)).values_list("pk", flat=True))
    letters, now = Delivery.objects.filter(pk__in=stopped), timezone.now()
    batches = _open_batches(letters)  # once more: a letter may have been chosen into one while we waited
    letters.update(state=DeliveryState.CALLED_OFF, next_try_at=None, updated_at=now)
    for each in batches:
        make_again(batch=each, by=by)
    Message.objects.filter(pk__in=messages).update(called_off_at=now, called_off_by=by, updated_at=now)
    if messages:
        said = {"messages": len(messages), "stopped": len(stopped)}
        record(actor=by, action="messages.called_off", target=about, after=said)
    return len(stopped)


def _said(kind, key):
    """Return the keys of these messages, locked, so that nobody sends one again meanwhile."""
    of_kind = Message.objects.filter(kind=kind, called_off_at__isnull=True).order_by("pk")
    rows = of_kind.filter(Q(key__startswith=key) | Q(key__startswith="again-"))
    found = list(rows.select_for_update(of=("self",)).only("pk", "key"))
    firsts = {each.pk for each in found if each.key.startswith(key)}
    return (each.pk for each in found if first_of(each) in firsts)


def _open_batches(letters):
    """Return the batches with one of these letters that are not posted yet, locked."""
    batches = LetterBatch.objects.filter(pk__in=letters.values("batch"), state__in=OPEN).order_by("pk")
    return list(batches.select_for_update(of=("self",)))
