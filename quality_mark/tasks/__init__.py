"""Celery looks for the tasks of an app here."""

from quality_mark.tasks import awards, meetings, reviews

__all__ = ["awards", "meetings", "reviews"]
