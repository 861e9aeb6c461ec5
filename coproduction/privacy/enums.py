from enum import nonmember

from django.db.models import TextChoices


class Permission(TextChoices):
    KEEP_RETENTION = "privacy.keep_retention", "Sign off what is erased, and hold it back"


class RetentionState(TextChoices):
    PROPOSED = "proposed", "Waiting to be signed off"
    SIGNED_OFF = "signed_off", "Being erased"
    DONE = "done", "Erased"
    REPLACED = "replaced", "Replaced by a newer list"

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
    LEFT = "left", "People who have left"
    NOT_ACCEPTED = "not_accepted", "People who were not accepted"
    UNFINISHED = "unfinished", "People who never finished joining"
    MESSAGES = "messages", "Messages"
    FILES = "files", "Files that nothing uses"
    CLAIMS = "claims", "Claims and their receipts"
