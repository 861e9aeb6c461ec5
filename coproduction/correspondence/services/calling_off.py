"""Calling off what was said: what has not gone out yet is stopped, and none of it is said again."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from coproduction.audit.services import record
from coproduction.correspondence.enums import BatchState, DeliveryState
from coproduction.correspondence.models import Delivery, LetterBatch, Message
from coproduction.correspondence.services.again import first_of
from coproduction.correspondence.services.letters import put_back

UNSENT = (DeliveryState.WAITING, DeliveryState.HELD, DeliveryState.SET_ASIDE)
OPEN = (BatchState.MAKING, BatchState.READY)


@transaction.atomic
def call_off(*, kind, key, about, by):
    """Call off the messages of a kind whose keys begin so, and copies of them. Returns how many had not gone out.

    A batch of letters with one of them goes back in the queue without it: nobody can take a letter out of a PDF. `about` is
    what was found wrong, for the audit trail.
    """
    messages = list(_said(kind, key))
    unsent = Delivery.objects.filter(message__in=messages, state__in=UNSENT)
    _open_again(unsent, by)  # batches are locked before their letters, as when they are posted
    stopped = list(unsent.select_for_update(of=("self",)).values_list("pk", flat=True))
    _open_again(Delivery.objects.filter(pk__in=stopped), by)  # chosen into a batch while we waited
    now = timezone.now()
    Delivery.objects.filter(pk__in=stopped).update(
        state=DeliveryState.CALLED_OFF, batch=None, next_try_at=None, updated_at=now
    )
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


def _open_again(letters, by):
    """Put back every batch that is not posted yet and has one of these letters."""
    batches = letters.filter(batch__state__in=OPEN).order_by("batch").values_list("batch", flat=True)
    for pk in sorted(set(batches)):
        batch = LetterBatch.objects.select_for_update(of=("self",)).get(pk=pk)
        if batch.state in OPEN:
            put_back(batch=batch, by=by)
