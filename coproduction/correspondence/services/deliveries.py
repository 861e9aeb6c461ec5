"""Sending what was said, one delivery at a time.

A delivery is claimed for a few minutes, sent, and marked. Killed between the mail server's yes and the mark, it is
sent again when the claim runs out: at least once, never not at all. Both copies carry the same Message-ID.
"""

from datetime import timedelta

import structlog
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from coproduction.core.background import run_after_commit
from coproduction.core.languages import in_language
from coproduction.correspondence.enums import BY_WIRE, DeliveryState, Trouble
from coproduction.correspondence.models import Delivery, Message
from coproduction.correspondence.selectors.preferences import preference_for, quiet_now
from coproduction.correspondence.transport.door import transmit
from coproduction.correspondence.transport.refusals import Refused

log = structlog.get_logger("portal.correspondence")

CLAIMED_FOR = timedelta(minutes=5)
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 8 * 60)]
MOST_TRIES = len(BACK_OFF) + 1
UNHEARD_AFTER = timedelta(minutes=1)
SECRETS_KEPT = timedelta(days=1)
CODES_KEPT = timedelta(days=30)
RINGS_A_SWEEP = 500


def deliver(delivery_id):
    """Send one waiting delivery. One that is sent, set aside, claimed or not due yet is left alone."""
    delivery = _claim(delivery_id)
    if delivery is None:
        return
    preference = preference_for(delivery.message)
    if until := quiet_now(delivery, preference):
        _wait_for_morning(delivery, until)
        return
    try:
        with in_language(delivery.message.language):
            transmit(delivery, preference)
    except Refused as problem:
        _set_aside(delivery, problem.trouble, problem)
    except OSError as problem:
        _try_later(delivery, problem)
    except Exception as problem:
        log.exception("delivery_cannot_be_sent", delivery=delivery.pk)
        _set_aside(delivery, Trouble.BROKEN, problem)
    else:
        _mark_sent(delivery)


def _free(now):
    return Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)


def _due(now):
    now_or_never_set = Q(next_try_at__isnull=True) | Q(next_try_at__lte=now)
    return _free(now) & now_or_never_set & Q(state=DeliveryState.WAITING, channel__in=BY_WIRE)


def _claim(delivery_id):
    now = timezone.now()
    claimed = Delivery.objects.filter(_due(now), pk=delivery_id, tries__lt=MOST_TRIES).update(
        claimed_until=now + CLAIMED_FOR, tries=F("tries") + 1, updated_at=now
    )
    return Delivery.objects.select_related("message__recipient").get(pk=delivery_id) if claimed else None


def _held(delivery):
    # A claim that ran out belongs to whoever claimed it next: `tries` says whose it is.
    return Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING, tries=delivery.tries)


@transaction.atomic
def _mark_sent(delivery):
    now = timezone.now()
    _held(delivery).update(
        state=DeliveryState.SENT,
        sent_at=now,
        claimed_until=None,
        next_try_at=None,
        problem="",
        updated_at=now,
    )
    Message.objects.filter(pk=delivery.message_id, in_inbox=False).update(body="", updated_at=now)


def _try_later(delivery, problem):
    if delivery.tries >= MOST_TRIES:
        _set_aside(delivery, Trouble.OUT_OF_REACH, problem)
        return
    now = timezone.now()
    _held(delivery).update(
        next_try_at=now + BACK_OFF[delivery.tries - 1],
        claimed_until=None,
        problem=_words(problem),
        updated_at=now,
    )


def _wait_for_morning(delivery, until):
    _held(delivery).update(
        next_try_at=until, claimed_until=None, tries=F("tries") - 1, updated_at=timezone.now()
    )


def _set_aside(delivery, trouble, problem):
    _held(delivery).update(
        state=DeliveryState.SET_ASIDE,
        trouble=trouble,
        claimed_until=None,
        problem=_words(problem),
        updated_at=timezone.now(),
    )
    log.error("delivery_set_aside", delivery=delivery.pk, problem=type(problem).__name__)


def _words(problem):
    # The other side's own words may quote the address, which has no place on an administrator's page.
    return f"{type(problem).__name__} {getattr(problem, 'code', '')}".strip()


def sweep():
    """Ring for what is due and was not heard, set aside what keeps killing its worker, and forget old secrets."""
    now = timezone.now()
    Delivery.objects.filter(_due(now), tries__gte=MOST_TRIES).update(
        state=DeliveryState.SET_ASIDE,
        trouble=Trouble.BROKEN,
        claimed_until=None,
        problem="Stopped half-way each time",  # English: beside the names of errors, for who looks after the portal
        updated_at=now,
    )
    waiting = Delivery.objects.filter(_due(now), created_at__lt=now - UNHEARD_AFTER).order_by("pk")
    for pk in waiting.values_list("pk", flat=True)[:RINGS_A_SWEEP]:
        run_after_commit("correspondence.deliver", delivery_id=pk)
    _forget_secrets(now)


def _forget_secrets(now):
    secret = Message.objects.filter(in_inbox=False)
    secret.filter(created_at__lt=now - CODES_KEPT).delete()
    unsent = Q(created_at__lt=now - SECRETS_KEPT, deliveries__state=DeliveryState.SET_ASIDE)
    old = secret.filter(unsent).exclude(body="").values("pk")
    Message.objects.filter(pk__in=list(old.values_list("pk", flat=True))).update(body="", updated_at=now)
