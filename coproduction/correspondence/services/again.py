from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit.services import record
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from coproduction.correspondence.services.messages import send

MINUTES_BETWEEN = 10
CALLED_OFF = _("What this message says was taken out since, so it cannot be sent again.")


@transaction.atomic
def say_again(*, message, by):
    """Send a person the same words once more, by the way they choose now. Returns the new Message; the old one stays.

    Not twice within some minutes, and a copy counts with what it is a copy of.
    """
    if not message.in_inbox or message.recipient is None:
        raise RuleBroken(gettext("This message held a code, which cannot be sent again."))
    first = first_of(message)
    original = Message.objects.select_for_update().filter(pk=first).first()
    if message.called_off_at or (original and original.called_off_at):
        raise RuleBroken(CALLED_OFF)
    before = f"again-{first}-"
    refuse_too_soon(before)
    again = send(
        to=message.recipient,
        kind=message.kind,
        key=f"{before}{Message.objects.filter(key__startswith=before).count() + 1}",
        subject=message.subject,
        body=message.body,
        link=message.link,
        language=message.language,
    )
    record(actor=by, action="message.sent_again", target=again, after={"message": message.pk})
    return again


def refuse_too_soon(key):
    """Refuse where something whose key begins so was said some minutes ago. Who asks has locked what it is about."""
    since = timezone.now() - timedelta(minutes=MINUTES_BETWEEN)
    if Message.objects.filter(key__startswith=key, created_at__gt=since).exists():
        raise RuleBroken(
            gettext(
                "We sent this again less than {minutes} minutes ago. Give it time to arrive, then try once more."
            ).format(minutes=MINUTES_BETWEEN)
        )


def first_of(message):
    """Return the key of the message that this one is a copy of, or its own."""
    word, _, rest = message.key.partition("-")
    return int(rest.partition("-")[0]) if word == "again" else message.pk
