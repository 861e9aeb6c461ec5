"""Celery looks for the tasks of an app here."""

from quality_mark.tasks import meetings, reviews

__all__ = ["meetings", "reviews"]
