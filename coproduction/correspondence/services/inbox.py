from django.db import transaction
from django.utils import timezone

from coproduction.audit.services import record
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.models import Message, Preference


def mark_read(message):
    """Note when its reader first opened a message."""
    now = timezone.now()
    Message.objects.filter(pk=message.pk, read_at__isnull=True).update(read_at=now, updated_at=now)


@transaction.atomic
def choose_channel(*, user, channel, by):
    """Keep how a person wants to hear from us from now on."""
    before = (
        Preference.objects.select_for_update().filter(pk=user.pk).values_list("channel", flat=True).first()
    )
    before = Channel(before) if before else Channel.EMAIL
    if before == channel:
        return
    Preference.objects.update_or_create(user=user, defaults={"channel": channel})
    record(
        actor=by,
        action="preference.changed",
        target=user,
        before={"channel": before.value},
        after={"channel": Channel(channel).value},
    )
