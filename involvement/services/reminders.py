"""Reminders about adverts and sessions. Beat runs them every day; each thing is said once, or once a week until it is done."""

from datetime import timedelta

from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.accounts.selectors import holders_of
from coproduction.core.dates import days_between, today
from coproduction.correspondence.services import remind_each
from coproduction.reference.selectors import setting
from involvement.notices import changes as of_changes, reminders as notices
from involvement.selectors import reminders as selectors
from involvement.selectors.changes import unanswered_since

DAYS_A_WEEK = 7


def send_reminders():
    """Send every reminder that is due. Returns how many. Running again sends none of them twice."""
    return (
        remind_each(selectors.offers_running_out(), key=notices.offer_key, outgoing=notices.offer)
        + remind_each(selectors.closing_soon(), key=notices.closing_key, outgoing=notices.closing)
        + remind_each(_changes(), key=of_changes.reminder_key, outgoing=of_changes.reminder)
        + _of_answers()
        + _of_attendance()
    )


def _changes():
    return unanswered_since(timezone.now() - timedelta(days=setting("change_reminder_days")))


def _of_answers():
    """The host hears the day after the decision date, coordinators a week later, and both once a week from then."""
    coordinators = list(holders_of(Role.COORDINATOR))
    due = [
        (advert, person, week)
        for advert in selectors.answers_overdue()
        for week in [_weeks_since(advert.decision_date)]
        for person in {advert.host, *(coordinators if week else [])}
    ]
    return remind_each(
        due,
        key=lambda row: notices.overdue_key(row[0], row[1], week=row[2]),
        outgoing=lambda row: notices.overdue(row[0], row[1], week=row[2]),
    )


def _of_attendance():
    due = [(each, _weeks_since(_last_day(each))) for each in selectors.attendance_missing()]
    return remind_each(
        due,
        key=lambda row: notices.attendance_key(row[0], week=row[1]),
        outgoing=lambda row: notices.attendance(row[0], week=row[1]),
    )


def _last_day(session):
    return timezone.localdate(session.activity.ends_at)


def _weeks_since(day):
    return (days_between(day, today()) - 1) // DAYS_A_WEEK
