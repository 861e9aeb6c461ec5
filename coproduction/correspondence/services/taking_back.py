"""Taking back what is not true any more before it reaches anybody: a reminder of a day that was moved meanwhile."""

from django.db import transaction
from django.utils import timezone

from coproduction.correspondence.enums import DeliveryState
from coproduction.correspondence.models import Delivery, Message

GONE_OUT = (DeliveryState.SENT, DeliveryState.GATHERED)


@transaction.atomic
def take_back(keys):
    """Forget the messages of these keys that went to nobody and that nobody has read. Returns how many.

    What was sent, what is being sent at this moment and what lies in a batch of letters was said, and stays. A key that
    is forgotten may be said again. Deliveries are locked, so that no worker takes one up meanwhile.
    """
    unread = Message.objects.filter(key__in=list(keys), read_at__isnull=True)
    deliveries = Delivery.objects.select_for_update(of=("self",)).filter(message__in=unread).order_by("pk")
    now = timezone.now()
    said = {each.message_id for each in deliveries if _is_said(each, now)}
    forgotten = [pk for pk in unread.values_list("pk", flat=True) if pk not in said]
    Message.objects.filter(pk__in=forgotten).delete()
    return len(forgotten)


def _is_said(delivery, now):
    is_being_sent = delivery.claimed_until is not None and delivery.claimed_until > now
    return delivery.state in GONE_OUT or is_being_sent or delivery.batch_id is not None
