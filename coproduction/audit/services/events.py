"""Writing the audit trail: explicitly, in the transaction of the change it tells of."""

import structlog

from coproduction.audit.models import Event
from coproduction.core.bulk import insert_all


def record(*, actor, action, target=None, before=None, after=None):
    """Write one Event. `actor` is a User or None (the portal itself); `before` and `after` hold ids and words, no names.

    Where the actor is doing something for a person (`actor.acting`), it is written down for whom, and how.
    """
    return Event.objects.create(**_values(actor, action, target, before, after))


def record_many(*, actor, action, targets, before=None, after=None):
    """Write one Event for each of many targets, a few statements for thousands."""
    insert_all([Event(**_values(actor, action, target, before, after)) for target in targets])


def record_each(*, actor, action, changes):
    """Write one Event for each (target, what it is after), a few statements for thousands."""
    insert_all([Event(**_values(actor, action, target, None, after)) for target, after in changes])


def _values(actor, action, target, before, after):
    acting = getattr(actor, "acting", None)
    return {
        "on_behalf_of_id": acting.person_id if acting else None,
        "how": acting.how if acting else "",
        "actor": actor if actor is not None and actor.pk else None,
        "action": action,
        "target_type": target._meta.label_lower if target is not None else "",
        "target_id": str(target.pk) if target is not None else "",
        "before": before,
        "after": after,
        "request_id": str(structlog.contextvars.get_contextvars().get("request_id", ""))[:40],
    }
