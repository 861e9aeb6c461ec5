from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JobState(TextChoices):
    WAITING = "waiting", _("Waiting to start")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Did not finish")

    moves = nonmember(
        {
            "waiting": {"running", "failed"},
            "running": {"waiting", "done", "failed"},
            "done": set(),
            "failed": {"waiting"},
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]
