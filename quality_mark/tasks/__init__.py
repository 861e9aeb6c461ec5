"""Celery looks for the tasks of an app here."""

from quality_mark.tasks import reviews

__all__ = ["reviews"]
