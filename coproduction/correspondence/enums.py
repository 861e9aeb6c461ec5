from enum import nonmember

from django.db.models import TextChoices


class Channel(TextChoices):
    EMAIL = "email", "E-mail"
    PORTAL = "portal", "Only here in the portal"


class DeliveryState(TextChoices):
    WAITING = "waiting", "Waiting to be sent"
    SENT = "sent", "Sent"
    SET_ASIDE = "set_aside", "Could not be sent"

    moves = nonmember({"waiting": {"sent", "set_aside"}, "sent": set(), "set_aside": {"waiting"}})

    def may_become(self, target):
        return target in self.moves[self.value]
