"""Checking the audit trail against its seals and against the heads kept outside the database.

Its sentences are in English: a command says them to whoever looks after the portal.
"""

from django.db.models import Q

from coproduction.audit.chain import START, digest, within
from coproduction.audit.models import Event, Seal
from coproduction.audit.services.heads import kept_heads


def problems():
    """Yield one sentence for each thing that is wrong with the audit trail; nothing when all is well."""
    seals = list(Seal.objects.all())
    yield from _chain_problems(seals)
    yield from _unsealed_problems(seals)
    yield from _head_problems(seals)


def _chain_problems(seals):
    previous, expected = START, 1
    for seal in seals:
        if seal.first_event != expected:
            yield f"The seal over events {expected} to {seal.first_event - 1} is missing."  # English: said by a command
        events = _events_of(seal)
        covers = f"Events {seal.first_event} to {seal.last_event}"  # English: said by a command
        if len(events) != seal.count:
            yield f"{covers}: {seal.count} were sealed, {len(events)} are there."  # English: said by a command
        elif digest(previous, seal, events) != seal.digest:
            yield f"{covers}: one of them, or their seal, was changed."  # English: said by a command
        # The stored digest, so that one broken batch does not make each later one look broken.
        previous, expected = seal.digest, seal.last_event + 1


def _events_of(seal):
    rows = Event.objects.filter(Q(pk__range=(seal.first_event, seal.last_event)) | Q(pk__in=seal.late))
    return [event for event in rows if not within(event.pk, seal.gaps)]


def _unsealed_problems(seals):
    sealed_late = {number for seal in seals for number in seal.late}
    for seal in seals:
        for first, last in seal.gaps:
            found = Event.objects.filter(pk__range=(first, last)).values_list("pk", flat=True)
            for number in set(found) - sealed_late:
                late = "appeared after its neighbours were sealed, and has no seal yet"  # English: said by a command
                yield f"Event {number} {late}."  # English: said by a command


def _head_problems(seals):
    heads, kept = {seal.last_event: seal.digest for seal in seals}, kept_heads()
    if seals and not kept:
        yield "The file that keeps the heads of the chain is missing or empty."  # English: said by a command
    for last_event, kept_digest in kept.items():
        if last_event not in heads:
            yield f"The seal up to event {last_event} was there once and is gone."  # English: said by a command
        elif heads[last_event] != kept_digest:
            yield f"The seal up to event {last_event} is not the one that was made."  # English: said by a command
