"""Reminders about the network. Beat runs them every day; each is said once, and the coordinators' list once a week."""

from functools import cache

from coproduction.accounts.enums import Role
from coproduction.accounts.selectors import holders_of
from coproduction.core.dates import today
from coproduction.core.languages import in_language
from coproduction.correspondence.services import remind_each
from experts.models import Qualification
from experts.notices import reminders as notices
from experts.selectors.needs import due_for_review
from experts.selectors.reminders import running_out
from experts.selectors.renewals import next_dates


def send_reminders():
    """Send every reminder that is due. Returns how many. Running again sends none of them twice."""
    dues = running_out()
    kinds = {due.row.kind_id for due in dues if isinstance(due.row, Qualification)}

    @cache
    def again(language):
        with in_language(language):
            return next_dates(kinds)

    return (
        remind_each(dues, key=notices.expiring_key, outgoing=lambda due: notices.expiring(due, again))
        + _to_coordinators(dues)
        + remind_each(due_for_review(), key=notices.review_key, outgoing=notices.review)
    )


def _to_coordinators(dues):
    if not dues:
        return 0
    year, number, _ = today().isocalendar()
    week = f"{year}-{number}"
    return remind_each(
        holders_of(Role.COORDINATOR),
        key=lambda person: notices.list_key(person, week=week),
        outgoing=lambda person: notices.expiring_list(person, dues, week=week),
    )
