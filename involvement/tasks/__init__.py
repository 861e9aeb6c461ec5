"""Celery looks for the tasks of an app here."""

from involvement.tasks import (
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
    "interests",
    "matching",
    "opportunities",
    "panels",
    "reminders",
    "seats",
    "sessions",
    "training",
]
