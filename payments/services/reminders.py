"""Reminders about claims. Beat runs them every day; a person hears once of a claim, staff once a week of what waits."""

from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.accounts.selectors import holders_of
from coproduction.core.dates import today
from coproduction.correspondence.services import remind_each
from coproduction.reference.selectors import setting
from payments import notices
from payments.selectors import reminders as selectors


def send_reminders():
    """Send every reminder that is due. Returns how many. Running again sends none of them twice."""
    return (
        remind_each(selectors.unclaimed(), key=notices.claim_reminder_key, outgoing=notices.claim_reminder)
        + _weekly("claims_waiting", selectors.waiting_for_approvers(), reverse("payments:queue"))
        + _weekly("payments_waiting", _for_finance(), reverse("payments:runs"))
    )


def _for_finance():
    count = selectors.waiting_for_a_run()
    return [(person, count) for person in holders_of(Role.FINANCE)] if count else []


def _weekly(kind, people, link):
    year, week, _ = today().isocalendar()
    words = {"days": setting("claim_waiting_days"), "link": link, "week": f"{year}-{week}"}
    return remind_each(
        people,
        key=lambda row: notices.waiting_key(kind, row[0], week=words["week"]),
        outgoing=lambda row: notices.waiting(kind, row[0], count=row[1], **words),
    )
