"""Reading what was said to a person."""

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from coproduction.core.todo import ToDo, counted
from coproduction.correspondence.enums import DeliveryState, Permission
from coproduction.correspondence.models import Delivery, Message


def inbox(user):
    """Return this person's messages, newest first."""
    return Message.objects.inbox_of(user).order_by("-created_at", "-pk")


def unread(user):
    """Return the messages this person has not opened and that still count."""
    return Message.objects.inbox_of(user).filter(read_at__isnull=True, called_off_at__isnull=True)


def unread_count(user):
    return unread(user).count()


def waiting(user):
    """Return what waits about messages: those not read yet, and for a coordinator those that did not arrive."""
    kinds = [counted(unread(user), _to_read)]
    if user.has_perm(Permission.SEE_FAILED):
        kinds.append(counted(failed(), _to_put_right))
    return kinds


def failed():
    """Return the deliveries that were set aside, those of one person together, the newest first."""
    rows = Delivery.objects.filter(state=DeliveryState.SET_ASIDE, message__in_inbox=True)
    return rows.order_by("message__recipient__name", "message__recipient_id", "-pk")


def _to_read(messages):
    words = ngettext("Read your new message", "Read your new messages", messages.number)
    return ToDo(words, reverse("home:inbox"), messages.number)


def _to_put_right(deliveries):
    words = gettext("Put right messages that did not arrive")
    return ToDo(words, reverse("home:failed"), deliveries.number)
