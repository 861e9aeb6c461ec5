from enum import nonmember

from django.db.models import TextChoices


class ScanState(TextChoices):
    WAITING = "waiting", "Waiting to be checked for viruses"
    CLEAN = "clean", "Checked"
    INFECTED = "infected", "A virus was found"
    NOT_SCANNED = "not_scanned", "No virus scanner is set up"

    moves = nonmember(
        {"waiting": {"clean", "infected"}, "clean": set(), "infected": set(), "not_scanned": {"waiting"}}
    )

    def may_become(self, target):
        return target in self.moves[self.value]
