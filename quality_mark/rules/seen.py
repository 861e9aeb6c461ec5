"""What is saved in each part of a submission, and a mark that changes with it, so that nobody overwrites unseen words."""

import hashlib
import json

OF_SUBMISSION = ("title", "kind", "directorate_id")
OF_VERSION = ("owner", "stage", "summary", "rung", "rung_why", "what_changed")
OF_STATEMENT = ("words", "self_score", "by_citations")


def about_of(submission, version):
    """Return {name: value} of what is saved about the work, as the database keeps it."""
    return {
        **{name: getattr(submission, name) for name in OF_SUBMISSION},
        **{name: getattr(version, name) for name in OF_VERSION},
    }


def statement_of(statement):
    return {name: getattr(statement, name) for name in OF_STATEMENT}


def mark_of(values):
    """Return a short mark of these values."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]
