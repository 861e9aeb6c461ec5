"""How people want to hear from us."""

from dataclasses import dataclass

from django.utils import timezone

from coproduction.core.pdf import LARGE_PRINT, STANDARD_PRINT
from coproduction.correspondence.enums import (
    ALWAYS_AT_ONCE,
    GATHERED,
    Channel,
    Frequency,
    Group,
    MessageFormat,
)
from coproduction.correspondence.kinds import group_of, may_wait
from coproduction.correspondence.models import GroupChoice, Preference
from coproduction.correspondence.rules import how_often, next_gathering, quiet_until, route
from coproduction.reference.selectors import setting


def preference_of(user):
    """Return how this person wants to hear from us: their Preference, or an unsaved one where they have said nothing."""
    return Preference.objects.filter(pk=user.pk).first() or Preference(user=user)


def preference_for(message):
    """Return the Preference of whoever a message is for: by its address where it is a code, which has no recipient."""
    if message.recipient:
        return preference_of(message.recipient)
    return Preference.objects.filter(user__email=message.address).first() or Preference()


def channel_of(user):
    """Return the Channel this person chose: e-mail until they choose."""
    return Channel(preference_of(user).channel)


def format_of(user):
    """Return the MessageFormat this person needs: standard until they say."""
    return MessageFormat(preference_of(user).format)


def print_size(format):
    """Return the size of print, in points, of what is printed in a MessageFormat."""
    return LARGE_PRINT if format == MessageFormat.LARGE_PRINT else STANDARD_PRINT


def print_size_of(user):
    """Return the size of print, in points, of what is printed for this person."""
    return print_size(format_of(user))


def choice_of(user, group):
    """Return what a person chose about a Group: their GroupChoice, or an unsaved one that says 'at once'."""
    return GroupChoice.objects.filter(user=user, group=group).first() or GroupChoice(user=user, group=group)


def choices_of(user):
    """Return the GroupChoice of each Group this person hears about, in the order of the page."""
    made = {choice.group: choice for choice in GroupChoice.objects.filter(user=user)}
    groups = [group for group in Group if group != Group.ACCOUNT]
    if not user.holds_a_staff_role:
        groups.remove(Group.WORK)
    return [made.get(group) or GroupChoice(user=user, group=group) for group in groups]


@dataclass(frozen=True)
class Way:
    """How one message goes to one person: by a Channel, at once, or gathered into a message that goes `gathered_at`."""

    channel: Channel
    gathered_at: object = None


def ways_of(messages):
    """Return {message: Way, or None where it is only read here} in two queries, however many messages."""
    people = {message.recipient_id for message in messages}
    groups = {group_of(message.kind) for message in messages}
    preferences = Preference.objects.in_bulk(list(people))
    chosen = GroupChoice.objects.filter(user__in=people, group__in=groups)
    choices = {(choice.user_id, choice.group): choice for choice in chosen}
    waits = any(choice.frequency in GATHERED for choice in choices.values())
    slots = _next_gatherings() if waits else {}
    return {
        message: _way(message, preferences.get(message.recipient_id), choices, slots) for message in messages
    }


def _next_gatherings():
    now, hour = timezone.now(), setting("gathering_hour")
    return {frequency: next_gathering(frequency, now, hour=hour) for frequency in GATHERED}


def _way(message, preference, choices, slots):
    group = group_of(message.kind)
    preference = preference or Preference()
    choice = choices.get((message.recipient_id, group)) or GroupChoice(group=group)
    email = message.recipient.email
    channel = route(chosen=choice.channel or preference.channel, email=email, phone=preference.phone)
    frequency = how_often(may_wait=may_wait(message.kind), chosen=choice.frequency, email=email)
    if channel is None or frequency == Frequency.HERE:
        return None
    return Way(channel, slots.get(frequency))


def quiet_now(delivery, preference):
    """Return until when this delivery is to wait for its person's quiet hours to end, or None where it may go."""
    wants_quiet = preference.quiet_texts if delivery.channel == Channel.SMS else preference.quiet_emails
    if not wants_quiet or group_of(delivery.message.kind) == Group.ACCOUNT:
        return None
    hours = {"begins": setting("quiet_from_hour"), "ends": setting("quiet_until_hour")}
    return quiet_until(timezone.now(), **hours)


def may_choose_frequency(group):
    """Say whether messages of a Group can wait at all."""
    return group not in ALWAYS_AT_ONCE
