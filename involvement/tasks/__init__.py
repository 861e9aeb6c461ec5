"""Celery looks for the tasks of an app here."""

from involvement.tasks import (
    booklet,
    feedback,
    interests,
    matching,
    opportunities,
    panels,
    reminders,
    seats,
    sessions,
    training,
)

__all__ = [
    "booklet",
    "feedback",
    "interests",
    "matching",
    "opportunities",
    "panels",
    "reminders",
    "seats",
    "sessions",
    "training",
]
