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


class DeliveryState(TextChoices):
    WAITING = "waiting", "Waiting to be sent"
    SENT = "sent", "Sent"
    SET_ASIDE = "set_aside", "Could not be sent"

    moves = nonmember({"waiting": {"sent", "set_aside"}, "sent": set(), "set_aside": {"waiting"}})

    def may_become(self, target):
        return target in self.moves[self.value]


class Trouble(TextChoices):
    """Why a delivery was set aside, as a coordinator reads it."""

    REFUSED = "refused", "The address or number does not exist, or does not take messages from us"
    NO_WAY = "no_way", "We have no address or number for this person"
    OUT_OF_REACH = "out_of_reach", "We tried for half a day and could not get through"
    BROKEN = "broken", "Something in the message stopped us from sending it"
