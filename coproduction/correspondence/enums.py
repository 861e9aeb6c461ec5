from enum import nonmember

from django.db.models import TextChoices


class Channel(TextChoices):
    EMAIL = "email", "E-mail"
    SMS = "sms", "Text message"
    LETTER = "letter", "Letter in the post"
    PORTAL = "portal", "Only here in the portal"


# What a task sends. A letter waits for the people who print and post it.
BY_WIRE = (Channel.EMAIL,)


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
