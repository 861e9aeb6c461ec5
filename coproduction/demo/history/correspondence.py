"""How people in the demonstration want to hear from us, words a coordinator changed, and two messages that never arrived."""

from datetime import timedelta

from django.utils import timezone

from coproduction.correspondence import services
from coproduction.correspondence.enums import Channel, DeliveryState, Frequency, Group, Trouble
from coproduction.correspondence.kinds import notice_of
from coproduction.correspondence.models import Delivery
from coproduction.correspondence.services.wordings import change_words
from experts.services.people import say_about

OWN_WORDS = """Dear {name},

You are having a rest from taking part. Good for you. We will not offer you any new places.

Places you have already said yes to are still yours. If you do not want one of them, open it and give it up.

Come back whenever you like, from your profile."""


def plan_correspondence(cast, timeline):
    timeline.on(-250, _text, cast, "expert2", "+447700900461")
    timeline.on(-240, _gather, cast, "expert2")
    timeline.on(-35, _write, cast)


def lose_some(cast):
    """Two e-mails of the last weeks come back: one person's address is gone, another's mailbox was long out of reach."""
    _lose(cast["dilip-shah"], Trouble.BOUNCED, "Bounced 5.1.1")
    _lose(cast["catrin-rees"], Trouble.OUT_OF_REACH, "NotNow 452")


def _text(cast, key, number):
    user = cast[key]
    say_about(user=user, by=user, phone=number)
    services.choose_channel(user=user, channel=Channel.SMS, by=user)


def _gather(cast, key):
    user = cast[key]
    for group, frequency in ((Group.NEW, Frequency.WEEKLY), (Group.NEWS, Frequency.HERE)):
        services.choose_for_group(user=user, group=group, frequency=frequency, channel="", by=user)


def _write(cast):
    subject = "Enjoy your break"
    notice = notice_of("experts/paused")
    change_words(notice=notice, subject=subject, body=OWN_WORDS, by=cast["coordinator"])


def _lose(user, trouble, problem):
    mails = Delivery.objects.filter(
        message__recipient=user, channel=Channel.EMAIL, created_at__gt=timezone.now() - timedelta(days=400)
    )
    newest = mails.order_by("-pk").values_list("pk", flat=True)[:1]
    Delivery.objects.filter(pk__in=list(newest)).update(
        state=DeliveryState.SET_ASIDE, trouble=trouble, problem=problem, tries=1
    )
