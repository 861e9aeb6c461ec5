from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    KEEP_RETENTION = "privacy.keep_retention", _("Sign off what is erased, and hold it back")


class RetentionState(TextChoices):
    PROPOSED = "proposed", _("Waiting to be signed off")
    SIGNED_OFF = "signed_off", _("Being erased")
    DONE = "done", _("Erased")
    REPLACED = "replaced", _("Replaced by a newer list")

    moves = nonmember(
        {
            "proposed": {"signed_off", "replaced"},
            "signed_off": {"done"},
            "done": set(),
            "replaced": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class RetentionKind(TextChoices):
    LEFT = "left", _("People who have left")
    NOT_ACCEPTED = "not_accepted", _("People who were not accepted")
    UNFINISHED = "unfinished", _("People who never finished joining")
    MESSAGES = "messages", _("Messages")
    FILES = "files", _("Files that nothing uses")
    CLAIMS = "claims", _("Claims and their receipts")
    PANELS = "panels", _("Names of staff on interview panels")
