"""The print queue: what waits, in which format, and what cannot be printed yet."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from coproduction.correspondence.enums import (
    PRINTED,
    BatchState,
    Channel,
    DeliveryState,
    MessageFormat,
)
from coproduction.correspondence.models import Delivery, LetterBatch, PostalAddress, Preference

ADDRESS = "message__recipient__postal_address"


def letters(among=None):
    """Return the letters there are, or `among` these: Deliveries with `format`, the one their reader needs.

    Fetched with each are its message, reader and address.
    """
    needed = Coalesce("message__recipient__preference__format", Value(MessageFormat.STANDARD.value))
    found = Delivery.objects if among is None else among
    return (
        found.filter(channel=Channel.LETTER)
        .annotate(format=needed)
        .select_related("message__recipient", ADDRESS)
    )


def waiting():
    """Return the letters in no batch that have not been posted, the oldest first."""
    return letters().filter(state=DeliveryState.WAITING, batch__isnull=True).order_by("pk")


# Asked of each waiting letter by itself: a join over everybody's format made the planner read every person first.
HAS_ADDRESS = Exists(PostalAddress.objects.filter(pk=OuterRef("message__recipient_id")))
BY_HAND = Exists(Preference.objects.exclude(format__in=PRINTED).filter(pk=OuterRef("message__recipient_id")))


def to_print():
    """Return the waiting letters that a batch takes."""
    return waiting().filter(~BY_HAND, HAS_ADDRESS)


def to_make():
    """Return the waiting letters in a format that is made by hand, for people whose address we have."""
    return waiting().filter(BY_HAND, HAS_ADDRESS)


def without_address():
    """Return the waiting letters for people whose address we do not have."""
    return waiting().filter(~HAS_ADDRESS)


@dataclass(frozen=True)
class Queue:
    """How many letters wait: by format for those that can be printed or made by hand, and those without an address."""

    printed: dict[str, int]
    by_hand: dict[str, int]
    without_address: int

    @property
    def to_print(self):
        return sum(self.printed.values())

    @property
    def to_make(self):
        return sum(self.by_hand.values())

    @property
    def total(self):
        return self.to_print + self.to_make + self.without_address


def queue():
    """Return the Queue as it is now, in one query."""
    rows = (
        waiting()
        .order_by()
        .values("format")
        .annotate(
            ready=Count("pk", filter=Q(**{f"{ADDRESS}__isnull": False})),
            nowhere=Count("pk", filter=Q(**{f"{ADDRESS}__isnull": True})),
        )
    )
    found = {MessageFormat(row["format"]): row for row in rows}
    ready = {each: found[each]["ready"] for each in MessageFormat if each in found and found[each]["ready"]}
    return Queue(
        printed={each.label: count for each, count in ready.items() if each in PRINTED},
        by_hand={each.label: count for each, count in ready.items() if each not in PRINTED},
        without_address=sum(row["nowhere"] for row in found.values()),
    )


SHOWN = {"print": to_print, "by-hand": to_make, "no-address": without_address}


def shown(which):
    """Return the waiting letters of one kind: 'print', 'by-hand' or 'no-address'; all of them for anything else."""
    return SHOWN.get(which, waiting)()


HAS_CALLED_OFF = Exists(Delivery.objects.filter(batch=OuterRef("pk"), state=DeliveryState.CALLED_OFF))


def called_off_in(batch):
    """Return the letters of a batch that are not to be posted, though they may have been printed."""
    return letters(batch.letters).filter(state=DeliveryState.CALLED_OFF).order_by("pk")


def open_batches():
    """Return the batches that are not posted or put back yet, the newest first."""
    going = LetterBatch.objects.filter(state__in=(BatchState.MAKING, BatchState.READY))
    return going.annotate(to_take_out=HAS_CALLED_OFF).select_related("made_by", "job").order_by("-pk")


def past_batches():
    """Return the batches that were posted or put back, the newest first."""
    done = LetterBatch.objects.filter(state__in=(BatchState.POSTED, BatchState.PUT_BACK))
    return done.select_related("made_by", "posted_by").order_by("-pk")


def address_of(user):
    """Return this person's PostalAddress, or None."""
    return PostalAddress.objects.filter(pk=user.pk).first()
