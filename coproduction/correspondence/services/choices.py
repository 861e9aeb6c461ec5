"""How a person wants to be told: by themselves, or kept for them by whoever they asked."""

from django.db import transaction
from django.utils.translation import gettext

from coproduction.audit.services import record
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.enums import ALWAYS_AT_ONCE, Frequency
from coproduction.correspondence.models import GroupChoice, Preference


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
def choose_language(*, user, language, by):
    """Write to a person in one of settings.LANGUAGES from now on."""
    before = user.language
    if before == language:
        return
    user.language = language
    user.save(update_fields=["language", "updated_at"])
    record(
        actor=by,
        action="preference.changed",
        target=user,
        before={"language": before},
        after={"language": language},
    )


@transaction.atomic
def choose_quiet(*, user, texts, emails, by):
    """Keep whether a person's texts and e-mails wait until morning."""
    _change(user, "quiet_texts", texts, by=by)
    _change(user, "quiet_emails", emails, by=by)


@transaction.atomic
def choose_for_group(*, user, group, frequency, channel, by):
    """Keep how often, and by which channel ('' for the usual one), a person wants a Group of messages."""
    if group in ALWAYS_AT_ONCE and frequency != Frequency.NOW:
        raise RuleBroken(gettext("These messages are always sent at once."))
    choice, _ = GroupChoice.objects.select_for_update().get_or_create(user=user, group=group)
    before = {"frequency": choice.frequency, "channel": choice.channel}
    after = {"frequency": str(frequency), "channel": str(channel)}
    if before == after:
        return
    choice.frequency, choice.channel = frequency, channel
    choice.save(update_fields=["frequency", "channel", "updated_at"])
    record(
        actor=by,
        action="preference.changed",
        target=user,
        before={"group": str(group), **before},
        after={"group": str(group), **after},
    )


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
    earlier = {field: str(before)} if say_values else None
    now = {field: str(value)} if say_values else {"fields": [field]}
    record(actor=by, action="preference.changed", target=user, before=earlier, after=now)
