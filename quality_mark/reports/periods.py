"""The days and directorates of a question, as the quality mark's reports ask for them."""

from datetime import datetime, time, timedelta

from django.utils import timezone

LONDON = timezone.get_default_timezone()


def within(rows, question, *, moment, directorate):
    """Return the rows whose `moment` lies in the question's days, in London, in directorates that its reader may see."""
    start = datetime.combine(question.first_day, time.min, LONDON)
    end = datetime.combine(question.last_day + timedelta(days=1), time.min, LONDON)
    rows = rows.filter(**{f"{moment}__gte": start, f"{moment}__lt": end})
    if question.directorates is not None:
        rows = rows.filter(**{f"{directorate}__in": question.directorates})
    return rows
