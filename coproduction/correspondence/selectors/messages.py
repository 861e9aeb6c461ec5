"""Reading what was said to a person."""

from django.urls import reverse

from coproduction.core.todo import ToDo
from coproduction.correspondence.enums import Channel, MessageFormat
from coproduction.correspondence.models import Message, Preference
from coproduction.correspondence.rules import route


def inbox(user):
    """Return this person's messages, newest first."""
    return Message.objects.inbox_of(user).order_by("-created_at", "-pk")


def unread_count(user):
    """Return how many messages this person has not opened."""
    return Message.objects.inbox_of(user).filter(read_at__isnull=True).count()


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


def routes_of(recipients):
    """Return {user id: Channel, or None for only in the portal} for these users, in one query."""
    said = Preference.objects.filter(pk__in=[user.pk for user in recipients])
    chosen = {pk: (channel, phone) for pk, channel, phone in said.values_list("pk", "channel", "phone")}
    return {user.pk: _route(user, *chosen.get(user.pk, (Channel.EMAIL, ""))) for user in recipients}


def _route(user, channel, phone):
    return route(chosen=channel, email=user.email, phone=phone)


def tasks_for(user):
    """Return the ToDo for messages not read yet, as a list of one or none."""
    waiting = unread_count(user)
    if not waiting:
        return []
    words = "Read your new message" if waiting == 1 else "Read your new messages"
    return [ToDo(words=words, url=reverse("home:inbox"), count=waiting)]
