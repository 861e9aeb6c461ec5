from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ScanState(TextChoices):
    """Where the check for viruses has got to. Not scanned: made by the portal, or no scanner is set up."""

    WAITING = "waiting", _("Waiting to be checked for viruses")
    CLEAN = "clean", _("Checked")
    INFECTED = "infected", _("A virus was found")
    NOT_SCANNED = "not_scanned", _("Not checked for viruses")

    moves = nonmember(
        {"waiting": {"clean", "infected"}, "clean": set(), "infected": set(), "not_scanned": {"waiting"}}
    )

    def may_become(self, target):
        return target in self.moves[self.value]
