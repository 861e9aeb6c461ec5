from enum import nonmember

from django.db.models import TextChoices


class Channel(TextChoices):
    EMAIL = "email", "E-mail"
    SMS = "sms", "Text message"
    LETTER = "letter", "Letter in the post"
    PORTAL = "portal", "Only here in the portal"


# What a task sends. A letter waits for the people who print and post it.
BY_WIRE = (Channel.EMAIL, Channel.SMS)


class MessageFormat(TextChoices):
    STANDARD = "standard", "Standard print"
    LARGE_PRINT = "large_print", "Large print"
    EASY_READ = "easy_read", "Easy read"
    BRAILLE = "braille", "Braille"
    AUDIO = "audio", "Audio"
    PLAIN_TEXT = "plain_text", "Plain text"


class Group(TextChoices):
    """Kinds of message as people choose about them."""

    ACCOUNT = "account", "Your account and how you sign in"
    PLACES = "places", "About places I have asked for"
    REMINDERS = "reminders", "Reminders"
    NEW = "new", "New opportunities that fit me"
    PAYMENT = "payment", "Payment"
    NEWS = "news", "News"
    WORK = "work", "My work in the portal as a member of staff"


class Frequency(TextChoices):
    NOW = "now", "At once"
    DAILY = "daily", "In one message a day"
    WEEKLY = "weekly", "In one message a week"
    HERE = "here", "Only here in the portal"


ALWAYS_AT_ONCE = (Group.ACCOUNT, Group.PAYMENT)
GATHERED = (Frequency.DAILY, Frequency.WEEKLY)


# What a printer here can print. Any other format is made by hand, or by somebody who makes it for the trust.
PRINTED = (MessageFormat.STANDARD, MessageFormat.LARGE_PRINT, MessageFormat.PLAIN_TEXT)

# What the print queue says about the others.
HOW_TO_MAKE = {
    MessageFormat.EASY_READ: "Write it again in easy read: one idea in each sentence, with a picture beside it, in large "
    "print. Post that.",
    MessageFormat.BRAILLE: "Send its words to the service that makes your Braille. Post what they make in a plain envelope "
    "marked 'Articles for the Blind', which goes without a stamp.",
    MessageFormat.AUDIO: "Read its words aloud into a recording, or send them to the service that makes your recordings. "
    "Post what they make.",
}


class BatchState(TextChoices):
    MAKING = "making", "Being made"
    READY = "ready", "Ready to print"
    POSTED = "posted", "Posted"
    PUT_BACK = "put_back", "Put back in the queue"

    moves = nonmember(
        {"making": {"ready", "put_back"}, "ready": {"posted", "put_back"}, "posted": set(), "put_back": set()}
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class DeliveryState(TextChoices):
    WAITING = "waiting", "Waiting to be sent"
    HELD = "held", "Waiting for the daily or weekly message"
    GATHERED = "gathered", "Put into a daily or weekly message"
    SENT = "sent", "Sent"
    SET_ASIDE = "set_aside", "Could not be sent"
    SETTLED = "settled", "Dealt with another way"

    moves = nonmember(
        {
            "waiting": {"sent", "set_aside", "settled"},
            "held": {"gathered"},
            "gathered": set(),
            "sent": {"set_aside"},
            "set_aside": {"waiting", "settled"},
            "settled": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class Permission(TextChoices):
    EDIT_WORDS = "correspondence.edit_words", "Change the words of the messages the portal sends"
    PRINT_LETTERS = (
        "correspondence.print_letters",
        "Print and post letters, and keep the addresses they go to",
    )
    SEE_FAILED = "correspondence.see_failed", "See which messages did not reach people, and put it right"


class Trouble(TextChoices):
    """Why a delivery was set aside, as a coordinator reads it."""

    BOUNCED = "bounced", "It was sent, and came back later because it could not be delivered"
    REFUSED = "refused", "The address or number does not exist, or does not take messages from us"
    NO_WAY = "no_way", "We have no address or number for this person"
    OUT_OF_REACH = "out_of_reach", "We tried for half a day and could not get through"
    BROKEN = "broken", "Something in the message stopped us from sending it"
