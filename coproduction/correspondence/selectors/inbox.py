"""Reading what was said to a person."""

from django.urls import reverse

from coproduction.core.todo import ToDo
from coproduction.correspondence.models import Message


def inbox(user):
    """Return this person's messages, newest first."""
    return Message.objects.inbox_of(user).order_by("-created_at", "-pk")


def unread_count(user):
    """Return how many messages this person has not opened."""
    return Message.objects.inbox_of(user).filter(read_at__isnull=True).count()


def tasks_for(user):
    """Return the ToDo for messages not read yet, as a list of one or none."""
    waiting = unread_count(user)
    if not waiting:
        return []
    words = "Read your new message" if waiting == 1 else "Read your new messages"
    return [ToDo(words=words, url=reverse("home:inbox"), count=waiting)]
