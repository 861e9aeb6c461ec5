from coproduction.core.models.background import Heartbeat, QueuedMessage
from coproduction.core.models.base import AppendOnly, AppendOnlyQuerySet, Record
from coproduction.core.models.jobs import Job
from coproduction.core.models.submissions import SubmissionToken

__all__ = [
    "AppendOnly",
    "AppendOnlyQuerySet",
    "Heartbeat",
    "Job",
    "QueuedMessage",
    "Record",
    "SubmissionToken",
]
