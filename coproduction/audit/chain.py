"""The hash chain over the audit trail: pure sums, the same for sealing and for checking."""

import hashlib
import json
from datetime import UTC

START = "0" * 64


def line(event):
    """Return an Event as canonical JSON: the same text for the same facts, on every database."""
    facts = {
        "id": event.pk,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": event.actor_id,
        "action": event.action,
        "target": [event.target_type, event.target_id],
        "before": event.before,
        "after": event.after,
        "request": event.request_id,
    }
    if (
        event.on_behalf_of_id is not None
    ):  # left out elsewhere: events were sealed before there was such a thing
        facts["for"] = [event.on_behalf_of_id, event.how]
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest(previous, seal, events):
    """Return the hex digest of a seal: over the digest before it, what it says it covers, and each event by id."""
    covers = [seal.first_event, seal.last_event, seal.count, seal.gaps, seal.late]
    total = hashlib.sha256(f"{previous}\n{json.dumps(covers)}\n".encode())
    for event in sorted(events, key=lambda event: event.pk):
        total.update(line(event).encode() + b"\n")
    return total.hexdigest()


def gaps_between(first, last, ids):
    """Return [[first, last], ...] of the ids in a range that are not among the sorted ids."""
    gaps, expected = [], first
    for found in [*ids, last + 1]:
        if found > expected:
            gaps.append([expected, found - 1])
        expected = found + 1
    return gaps


def within(number, gaps):
    """Say whether an id lies in one of the gaps."""
    return any(first <= number <= last for first, last in gaps)
