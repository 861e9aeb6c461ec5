"""Celery looks for the tasks of an app here."""

from involvement.tasks import interests, opportunities, reminders, sessions

__all__ = ["interests", "opportunities", "reminders", "sessions"]
