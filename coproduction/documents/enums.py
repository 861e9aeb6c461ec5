from enum import nonmember

from django.db.models import TextChoices


class ScanState(TextChoices):
    """Where the check for viruses has got to. Not scanned: made by the portal, or no scanner is set up."""

    WAITING = "waiting", "Waiting to be checked for viruses"
    CLEAN = "clean", "Checked"
    INFECTED = "infected", "A virus was found"
    NOT_SCANNED = "not_scanned", "Not checked for viruses"

    moves = nonmember(
        {"waiting": {"clean", "infected"}, "clean": set(), "infected": set(), "not_scanned": {"waiting"}}
    )

    def may_become(self, target):
        return target in self.moves[self.value]
