from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")
    LETTER = "letter", _("Letter in the post")
    PORTAL = "portal", _("Only here in the portal")


# What a task sends. A letter waits for the people who print and post it.
BY_WIRE = (Channel.EMAIL, Channel.SMS)


class MessageFormat(TextChoices):
    STANDARD = "standard", _("Standard print")
    LARGE_PRINT = "large_print", _("Large print")
    EASY_READ = "easy_read", _("Easy read")
    BRAILLE = "braille", _("Braille")
    AUDIO = "audio", _("Audio")
    PLAIN_TEXT = "plain_text", _("Plain text")


class Group(TextChoices):
    """Kinds of message as people choose about them."""

    ACCOUNT = "account", _("Your account and how you sign in")
    PLACES = "places", _("About places I have asked for")
    REMINDERS = "reminders", _("Reminders")
    NEW = "new", _("New opportunities that fit me")
    PAYMENT = "payment", _("Payment")
    NEWS = "news", _("News")
    WORK = "work", _("My work in the portal as a member of staff")


class Frequency(TextChoices):
    NOW = "now", _("At once")
    DAILY = "daily", _("In one message a day")
    WEEKLY = "weekly", _("In one message a week")
    HERE = "here", _("Only here in the portal")


ALWAYS_AT_ONCE = (Group.ACCOUNT, Group.PAYMENT)
GATHERED = (Frequency.DAILY, Frequency.WEEKLY)


# What a printer here can print. Any other format is made by hand, or by somebody who makes it for the trust.
PRINTED = (MessageFormat.STANDARD, MessageFormat.LARGE_PRINT, MessageFormat.PLAIN_TEXT)

# What the print queue says about the others.
HOW_TO_MAKE = {
    MessageFormat.EASY_READ: _(
        "Write it again in easy read: one idea in each sentence, with a picture beside it, in large "
        "print. Post that."
    ),
    MessageFormat.BRAILLE: _(
        "Send its words to the service that makes your Braille. Post what they make in a plain envelope "
        "marked 'Articles for the Blind', which goes without a stamp."
    ),
    MessageFormat.AUDIO: _(
        "Read its words aloud into a recording, or send them to the service that makes your recordings. "
        "Post what they make."
    ),
}


class BatchState(TextChoices):
    MAKING = "making", _("Being made")
    READY = "ready", _("Ready to print")
    POSTED = "posted", _("Posted")
    PUT_BACK = "put_back", _("Put back in the queue")

    moves = nonmember(
        {
            "making": {"ready", "making", "put_back"},
            "ready": {"posted", "making", "put_back"},
            "posted": set(),
            "put_back": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class DeliveryState(TextChoices):
    WAITING = "waiting", _("Waiting to be sent")
    HELD = "held", _("Waiting for the daily or weekly message")
    GATHERED = "gathered", _("Put into a daily or weekly message")
    SENT = "sent", _("Sent")
    SET_ASIDE = "set_aside", _("Could not be sent")
    SETTLED = "settled", _("Dealt with another way")
    CALLED_OFF = "called_off", _("Stopped: what it says was taken out")

    moves = nonmember(
        {
            "waiting": {"sent", "set_aside", "settled", "called_off"},
            "held": {"gathered", "called_off"},
            "gathered": set(),
            "sent": {"set_aside"},
            "set_aside": {"waiting", "settled", "called_off"},
            "settled": set(),
            "called_off": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class Permission(TextChoices):
    EDIT_WORDS = "correspondence.edit_words", _("Change the words of the messages the portal sends")
    PRINT_LETTERS = (
        "correspondence.print_letters",
        _("Print and post letters, and keep the addresses they go to"),
    )
    SEE_FAILED = "correspondence.see_failed", _("See which messages did not reach people, and put it right")


class Trouble(TextChoices):
    """Why a delivery was set aside, as a coordinator reads it."""

    BOUNCED = "bounced", _("It was sent, and came back later because it could not be delivered")
    REFUSED = "refused", _("The address or number does not exist, or does not take messages from us")
    NO_WAY = "no_way", _("We have no address or number for this person")
    OUT_OF_REACH = "out_of_reach", _("We tried for half a day and could not get through")
    BROKEN = "broken", _("Something in the message stopped us from sending it")
