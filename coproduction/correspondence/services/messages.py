"""Saying something to a person: a row in the transaction of the change, delivered after it by a task."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils.translation import get_language

from coproduction.core.background import run_after_commit
from coproduction.core.languages import language_of
from coproduction.correspondence.enums import BY_WIRE, Channel, DeliveryState
from coproduction.correspondence.models import Delivery, Message
from coproduction.correspondence.selectors.preferences import Way, ways_of
from coproduction.correspondence.transport.texts import carrier_of

BATCH = 1000


@dataclass(frozen=True)
class Outgoing:
    """What `send` takes, for one of many people."""

    to: Any
    kind: str
    key: str
    subject: str
    body: str
    link: str = ""
    language: str = ""  # another than the one they asked us to write in


@transaction.atomic
def send(*, to, kind, key, subject, body, link="", language="", by_post=False):
    """Say something to a user once: a second call with the same key changes nothing. Returns the Message.

    It is kept in their inbox, and goes to them by the channel they chose; where that cannot reach them, by a letter.
    `by_post` sends a letter whatever they chose: they asked for something on paper.
    """
    row = Outgoing(to=to, kind=kind, key=key, subject=subject, body=body, link=link, language=language)
    message, is_new = Message.objects.get_or_create(key=key, defaults=_fields(row))
    if is_new:
        for delivery in _queue([message], by_post=by_post):
            _ring(delivery)
    return message


@transaction.atomic
def send_many(rows: Iterable[Outgoing]):
    """Say something to each of many people, in a few statements. A key said before says nothing. Returns the new Messages.

    Nothing rings for so many: the sweep, which runs every minute, sends them.
    """
    rows = iter({row.key: row for row in rows}.values())
    messages = []
    while batch := list(islice(rows, BATCH)):
        messages += _say_new(batch)
    return messages


def remind_each(rows, *, key, outgoing):
    """Send `outgoing(row)`, whose key is `key(row)`, about each row not spoken of before. Returns how many were sent.

    Words are put together only for those: a reminder may look at many rows each day and say something about few.
    """
    rows, sent = iter(rows), 0
    while batch := list(islice(rows, BATCH)):
        said = _said(key(row) for row in batch)
        sent += len(send_many(outgoing(row) for row in batch if key(row) not in said))
    return sent


def _said(keys):
    return set(Message.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def _say_new(rows, *, is_second_look=False):
    said = _said(row.key for row in rows)
    new = [Message(key=row.key, **_fields(row)) for row in rows if row.key not in said]
    try:
        with transaction.atomic():
            messages = Message.objects.bulk_create(new)
    except IntegrityError:
        if is_second_look:
            raise
        return _say_new(rows, is_second_look=True)  # another worker said some of these just now
    _queue(messages)
    return messages


def _fields(row):
    return {
        "kind": row.kind,
        "recipient": row.to,
        "address": row.to.email or "",
        "subject": row.subject,
        "body": row.body,
        "link": row.link,
        "language": row.language or language_of(row.to),
    }


@transaction.atomic
def send_code(*, to_address, key, subject, body):
    """E-mail something secret or meant for an address rather than a person: never in an inbox, blanked once sent."""
    message = Message.objects.create(
        key=key,
        kind="sign_in",
        address=to_address,
        subject=subject,
        body=body,
        language=get_language(),
        in_inbox=False,
    )
    _ring(Delivery.objects.create(message=message, channel=Channel.EMAIL))
    return message


@transaction.atomic
def send_letter(*, to, kind, key, subject, body):
    """Say something on paper and no other way: once for a key. Returns the Message."""
    row = Outgoing(to=to, kind=kind, key=key, subject=subject, body=body)
    message, is_new = Message.objects.get_or_create(key=key, defaults=_fields(row))
    if is_new:
        Delivery.objects.create(message=message, channel=Channel.LETTER)
    return message


@transaction.atomic
def send_to_address(*, to_address, kind, key, subject, body):
    """E-mail something once to somebody without an account. A second call with the same key changes nothing.

    Nobody reads it in an inbox, so its words carry their own links; they are blanked once they are sent.
    """
    words = {"subject": subject, "body": body, "language": get_language()}
    said = {"kind": kind, "address": to_address, "in_inbox": False, **words}
    message, is_new = Message.objects.get_or_create(key=key, defaults=said)
    if is_new:
        _ring(Delivery.objects.create(message=message, channel=Channel.EMAIL))
    return message


def words(template, **context):
    """Return the text of a notice from its template under `templates/notices/`."""
    return render_to_string(f"notices/{template}", context).strip()


def _queue(messages, *, by_post=False):
    ways = dict.fromkeys(messages, Way(Channel.LETTER)) if by_post else ways_of(messages)
    return Delivery.objects.bulk_create(
        [_delivery(message, ways[message]) for message in messages if ways[message]]
    )


def _delivery(message, way):
    return Delivery(
        message=message,
        channel=carrier_of(message, way.channel),
        state=DeliveryState.HELD if way.gathered_at else DeliveryState.WAITING,
        next_try_at=way.gathered_at,
    )


def _ring(delivery):
    if delivery.channel in BY_WIRE and delivery.state == DeliveryState.WAITING:
        run_after_commit("correspondence.deliver", delivery_id=delivery.pk)
