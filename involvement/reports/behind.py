"""The addresses of the panels behind the figures of coverage, and the notes that several reports share."""

from calendar import monthrange
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

HELD = _(
    "A panel is counted on the day it was held, in London, once it has begun. Cancelled "
    "panels are not counted."
)
TRAINED = _(
    "A trained expert is a person from the network who sat as a member or as chair, and whose Values Based Recruitment "
    "training was in date on the day. The last day of the training counts. Observers do not count. Nor do people who "
    "did not come, or who were seated without training in date."
)


def address(question, report, of, row, **more):
    """Return the address of the panels of one row of a report, or of all of them where it is the row of totals."""
    asked = {"report": report, "by": question.by, "of": of, **_days(question), **more}
    if code := row.get("code"):
        asked |= _month(question, code) if question.by == "month" else {question.by: code}
        if question.by == "month":  # the list leads back to the report as it was
            asked |= {"since": question.first_day.isoformat(), "until": question.last_day.isoformat()}
    return f"{reverse('involvement:coverage_panels')}?{urlencode(asked)}"


def _days(question):
    return {"first": question.first_day.isoformat(), "last": question.last_day.isoformat()}


def _month(question, code):
    """Return the days of a month that the question covers."""
    first = date.fromisoformat(f"{code}-01")
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return {
        "first": max(first, question.first_day).isoformat(),
        "last": min(last, question.last_day).isoformat(),
    }
