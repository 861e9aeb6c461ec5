"""Putting right what did not arrive: try again, send it as a letter, or say that the person was told another way."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit.services import record
from coproduction.core.background import run_after_commit
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.enums import Channel, DeliveryState, Trouble
from coproduction.correspondence.models import Delivery, Message
from coproduction.correspondence.transport.emails import message_id

BOUNCES_WITHIN = timedelta(days=14)


@transaction.atomic
def try_again(*, delivery, by):
    """Put a delivery that was set aside back in the queue, to the person's address as it is now. All its tries are before it."""
    delivery = _set_aside(delivery, gettext("This message has been tried again already."))
    if not delivery.message.body:
        raise RuleBroken(
            gettext("This message held a code that is too old now. The person needs to ask for a new one.")
        )
    _readdress(delivery)
    _move(delivery, DeliveryState.WAITING, "delivery.tried_again", by=by)
    run_after_commit("correspondence.deliver", delivery_id=delivery.pk)
    return delivery


@transaction.atomic
def send_as_letter(*, delivery, by):
    """Send as a letter what did not arrive another way. Returns the Delivery of the letter, which waits to be printed."""
    delivery = _set_aside(delivery, gettext("This message has been dealt with already."))
    letter, is_new = Delivery.objects.get_or_create(message=delivery.message, channel=Channel.LETTER)
    if not is_new:
        raise RuleBroken(gettext("This message has been sent as a letter already."))
    _move(delivery, DeliveryState.SETTLED, "delivery.sent_as_letter", by=by)
    return letter


@transaction.atomic
def settle(*, delivery, by):
    """Note that the person was told another way, such as by telephone."""
    delivery = _set_aside(delivery, gettext("This message has been dealt with already."))
    return _move(delivery, DeliveryState.SETTLED, "delivery.settled", by=by)


@transaction.atomic
def record_bounce(*, address, original="", code=""):
    """Set aside the e-mail that came back from an address. Returns its Delivery, or None where we sent none lately.

    `original` is the Message-ID that came back, where the other side said so; `code` its status, like 5.1.1.
    """
    sent = Delivery.objects.select_for_update(of=("self",)).select_related("message")
    sent = sent.filter(
        channel=Channel.EMAIL,
        state=DeliveryState.SENT,
        sent_at__gt=timezone.now() - BOUNCES_WITHIN,
        message__address__iexact=address.strip(),
        message__in_inbox=True,
    ).order_by("-sent_at")
    wanted = f"<{original.strip().strip('<>')}>"
    found = next((each for each in sent if not original or message_id(each.message.key) == wanted), None)
    if found is None:
        return None
    found.problem = f"Bounced {code}".strip()[:300]  # English: as the names of errors are
    return _move(found, DeliveryState.SET_ASIDE, "delivery.bounced", by=None, trouble=Trouble.BOUNCED)


def _set_aside(delivery, refusal):
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("message__recipient")
    delivery = rows.get(pk=delivery.pk)
    if delivery.state != DeliveryState.SET_ASIDE:
        raise RuleBroken(refusal)
    return delivery


def _readdress(delivery):
    message = delivery.message
    if message.recipient is None or delivery.channel != Channel.EMAIL:
        return
    if not message.recipient.email:
        raise RuleBroken(gettext("This person has no email address any more. Send the message as a letter."))
    Message.objects.filter(pk=message.pk).update(address=message.recipient.email, updated_at=timezone.now())


def _move(delivery, state, action, *, by, trouble=None):
    delivery.state = state
    delivery.trouble = delivery.trouble if trouble is None else trouble
    if state == DeliveryState.WAITING:
        delivery.trouble, delivery.tries, delivery.next_try_at = "", 0, None
    delivery.save(update_fields=["state", "trouble", "problem", "tries", "next_try_at", "updated_at"])
    record(actor=by, action=action, target=delivery)
    return delivery
