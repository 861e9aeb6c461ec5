from enum import nonmember

from django.db.models import TextChoices


class JobState(TextChoices):
    WAITING = "waiting", "Waiting to start"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Did not finish"

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
