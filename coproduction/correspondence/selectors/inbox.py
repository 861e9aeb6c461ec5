"""Reading what was said to a person."""

from django.urls import reverse

from coproduction.core.todo import ToDo
from coproduction.correspondence.enums import DeliveryState, Permission
from coproduction.correspondence.models import Delivery, Message


def inbox(user):
    """Return this person's messages, newest first."""
    return Message.objects.inbox_of(user).order_by("-created_at", "-pk")


def unread_count(user):
    """Return how many messages this person has not opened."""
    return Message.objects.inbox_of(user).filter(read_at__isnull=True).count()


def tasks_for(user):
    """Return the ToDos about messages: those not read yet, and for a coordinator those that did not arrive."""
    return [*_unread(user), *_failed(user)]


def failed():
    """Return the deliveries that were set aside, those of one person together, the newest first."""
    rows = Delivery.objects.filter(state=DeliveryState.SET_ASIDE, message__in_inbox=True)
    return rows.order_by("message__recipient__name", "message__recipient_id", "-pk")


def _unread(user):
    waiting = unread_count(user)
    if not waiting:
        return []
    words = "Read your new message" if waiting == 1 else "Read your new messages"
    return [ToDo(words=words, url=reverse("home:inbox"), count=waiting)]


def _failed(user):
    if not user.has_perm(Permission.SEE_FAILED):
        return []
    count = failed().count()
    return (
        [ToDo(words="Put right messages that did not arrive", url=reverse("home:failed"), count=count)]
        if count
        else []
    )
