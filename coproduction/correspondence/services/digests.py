"""The daily and the weekly message: what waited for a person, in one.

Beat runs it often. What waits is locked, said in one message whose key holds the person, the channel and the day, and
marked as gathered, all in one transaction: running it twice, or two at once, says it once.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from coproduction.core.dates import today
from coproduction.core.languages import in_language_of, language_of
from coproduction.correspondence.enums import Channel, DeliveryState, Frequency
from coproduction.correspondence.models import Delivery, Message
from coproduction.correspondence.rules import next_gathering
from coproduction.correspondence.transport.emails import absolute
from coproduction.correspondence.transport.texts import carrier_of
from coproduction.reference.selectors import setting

PEOPLE_AT_ONCE = 500
KIND = "gathered"


@dataclass(frozen=True)
class Bundle:
    """What waited for one person by one channel."""

    recipient: Any
    channel: Channel
    deliveries: tuple[Delivery, ...]

    @property
    def key(self):
        return f"{KIND}-{self.recipient.pk}-{self.channel}-{today()}"

    @property
    def unread(self):
        return [delivery.message for delivery in self.deliveries if not delivery.message.read_at]


def send_gathered():
    """Send everyone whose time has come what waited for them. Returns how many messages went out."""
    sent, now = 0, timezone.now()
    while people := _whose_time_has_come(now):
        sent += _gather(people, now)
    return sent


def _held(now):
    return Delivery.objects.filter(state=DeliveryState.HELD, next_try_at__lte=now)


def _whose_time_has_come(now):
    people = _held(now).order_by("message__recipient_id").values_list("message__recipient_id", flat=True)
    return list(people.distinct()[:PEOPLE_AT_ONCE])


@transaction.atomic
def _gather(people, now):
    bundles = _bundles(people, now)
    said = set(Message.objects.filter(key__in=[each.key for each in bundles]).values_list("key", flat=True))
    _wait_for_tomorrow([each for each in bundles if each.key in said], now)
    new = [each for each in bundles if each.key not in said]
    _mark_gathered(new, now)
    to_say = [each for each in new if each.unread]
    messages = Message.objects.bulk_create([_message(each) for each in to_say])
    Delivery.objects.bulk_create(
        Delivery(message=message, channel=carrier_of(message, each.channel))
        for message, each in zip(messages, to_say, strict=True)
    )
    return len(messages)


def _bundles(people, now):
    skip = connection.features.has_select_for_update_skip_locked
    rows = _held(now).select_for_update(of=("self",), skip_locked=skip).filter(message__recipient__in=people)
    rows = rows.select_related("message__recipient").order_by("message__recipient_id", "channel", "pk")
    by_person = groupby(rows, lambda row: (row.message.recipient, row.channel))
    return [Bundle(person, Channel(channel), tuple(parts)) for (person, channel), parts in by_person]


def _wait_for_tomorrow(bundles, now):
    # Committed after today's message was made up: a person gets one a day.
    tomorrow = next_gathering(Frequency.DAILY, now, hour=setting("gathering_hour"))
    _update(bundles, next_try_at=tomorrow, updated_at=now)


def _mark_gathered(bundles, now):
    _update(bundles, state=DeliveryState.GATHERED, next_try_at=None, sent_at=now, updated_at=now)


def _update(bundles, **values):
    pks = [delivery.pk for each in bundles for delivery in each.deliveries]
    Delivery.objects.filter(pk__in=pks).update(**values)


def _message(bundle):
    with in_language_of(bundle.recipient):
        return _said(bundle)


def _said(bundle):
    recipient, count = bundle.recipient, len(bundle.unread)
    return Message(
        key=bundle.key,
        kind=KIND,
        recipient=recipient,
        address=recipient.email or "",
        subject=_subject(count)[:200],
        body=_body(recipient, bundle.unread),
        link=reverse("home:inbox"),
        language=language_of(recipient),
        read_at=timezone.now(),  # each part lies in the inbox unread, so that this one must not count again
    )


def _subject(count):
    words = ngettext(
        "{count} message for you from the {service_name}",
        "{count} messages for you from the {service_name}",
        count,
    )
    return words.format(count=count, service_name=settings.SERVICE_NAME)


def _body(recipient, parts):
    hello = (
        gettext("Hello {name},").format(name=recipient.name) if recipient.name else gettext("Hello there,")
    )
    greeting = f"{hello}\n\n{gettext('This is what we have to tell you.')}"
    if recipient.email:
        lines = [f"- {part.subject}: {absolute(reverse('home:message', args=[part.pk]))}" for part in parts]
        return greeting + "\n\n" + "\n".join(lines)
    return "\n\n".join([greeting, *(f"{part.subject}\n\n{part.body}" for part in parts)])
