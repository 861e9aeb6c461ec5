"""What a person does with their messages, and how they want to be told."""

from django.db import transaction
from django.utils import timezone

from coproduction.audit.services import record
from coproduction.correspondence.models import Message, Preference


def mark_read(message):
    """Note when its reader first opened a message."""
    now = timezone.now()
    Message.objects.filter(pk=message.pk, read_at__isnull=True).update(read_at=now, updated_at=now)


@transaction.atomic
def choose_channel(*, user, channel, by):
    """Keep how a person wants to hear from us from now on."""
    _change(user, "channel", channel, by=by)


@transaction.atomic
def choose_format(*, user, format, by):
    """Keep the MessageFormat a person needs from now on."""
    # What a person needs says something about their health: the audit holds that it changed, not to what.
    _change(user, "format", format, by=by, say_values=False)


@transaction.atomic
def keep_phone(*, user, phone):
    """Keep the number that texts go to, or '' for none. Called by whoever changed it, who audits the change."""
    Preference.objects.update_or_create(user=user, defaults={"phone": phone})


def _change(user, field, value, *, by, say_values=True):
    preference, _ = Preference.objects.select_for_update().get_or_create(user=user)
    before = getattr(preference, field)
    if before == value:
        return
    setattr(preference, field, value)
    preference.save(update_fields=[field, "updated_at"])
    said = {"before": {field: str(before)}, "after": {field: str(value)}} if say_values else {}
    record(actor=by, action="preference.changed", target=user, **(said or {"after": {"fields": [field]}}))
