"""Saying something to a person: a row in the transaction of the change, delivered after it by a task."""

from django.db import transaction
from django.template.loader import render_to_string

from coproduction.core.background import run_after_commit
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.models import Delivery, Message
from coproduction.correspondence.selectors import channel_of


@transaction.atomic
def send(*, to, kind, key, subject, body, link=""):
    """Say something to a user once: a second call with the same key changes nothing. Returns the Message.

    It is kept in their inbox, and sent by e-mail unless they chose otherwise or have no address.
    """
    message, is_new = Message.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "recipient": to,
            "address": to.email or "",
            "subject": subject,
            "body": body,
            "link": link,
        },
    )
    if is_new and message.address and channel_of(to) == Channel.EMAIL:
        _queue(message)
    return message


@transaction.atomic
def send_code(*, to_address, key, subject, body):
    """E-mail something secret or meant for an address rather than a person: never in an inbox, blanked once sent."""
    message = Message.objects.create(
        key=key, kind="sign_in", address=to_address, subject=subject, body=body, in_inbox=False
    )
    _queue(message)
    return message


def words(template, **context):
    """Return the text of a notice from its template under `templates/notices/`."""
    return render_to_string(f"notices/{template}", context).strip()


def _queue(message):
    delivery = Delivery.objects.create(message=message, channel=Channel.EMAIL)
    run_after_commit("correspondence.deliver", delivery_id=delivery.pk)
