"""When a session may be, and what may be done to it: pure sentences, no queries.

Dates and times are those of Europe/London: an hour is missing in March and comes twice in October.
"""

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from experts.enums import ContributionStatus
from involvement.enums import OpportunityStatus, Place
from involvement.rules.kinds import has, shape_of

HAS_A_PLACE = (ContributionStatus.EXPECTED, ContributionStatus.ATTENDED)
TAKES_SESSIONS = {
    OpportunityStatus.DRAFT,
    OpportunityStatus.IN_REVIEW,
    OpportunityStatus.PUBLISHED,
    OpportunityStatus.CLOSED,
    OpportunityStatus.UNDER_WAY,
}


def what_is_missing(*, place, venue, link, joining):
    """Return {field: sentence} of what people must be told to get in."""
    missing = {}
    if place in (Place.IN_PERSON, Place.MIXED) and not venue:
        missing["venue"] = gettext("Select the venue where people meet")
    if place in (Place.ONLINE, Place.MIXED) and not (link or joining):
        missing["link"] = gettext(
            "Enter the link people join by, or say under ‘How to get in’ how they join online"
        )
    return missing


def why_not_add(opportunity):
    """Return the sentence that refuses a session of this advert, or ''."""
    if refusal := shape_of(opportunity.kind).no_sessions:
        return refusal
    if opportunity.status not in TAKES_SESSIONS:
        return gettext("This advert is ‘{status}’, so sessions cannot be added.").format(
            status=opportunity.get_status_display()
        )
    if not opportunity.directorate_id:
        return gettext("Choose a directorate in the advert first. Then you can add sessions.")
    return ""


def first_on_another_day(opportunity, sessions):
    """Return the first of these sessions where none is on the day the advert says it begins, or None.

    The first date of a review of documents is the day they are sent, so it needs no session.
    """
    standing = [each for each in sessions if not each.activity.cancelled_at]
    if not opportunity.first_date or has(opportunity.kind, "documents_due"):
        return None
    days = {timezone.localdate(each.activity.starts_at) for each in standing}
    if opportunity.first_date in days:
        return None
    return min(standing, key=lambda each: each.activity.starts_at, default=None)


def why_not_then(starts_at, *, taken):
    """Return the sentence that refuses a session where another of its advert starts then, or ''. `taken`: when they start."""
    if starts_at not in taken:
        return ""
    return gettext("There is already a session at this time. Choose another time, or change that session.")


def why_not_change(session, *, now):
    """Return the sentence that refuses to change or cancel a session, or ''."""
    started = gettext("This session has started, so it cannot be changed or cancelled.")
    return _why_gone(session, now=now, started=started)


def _why_gone(session, *, now, started):
    """Return the sentence that says a session is cancelled, or `started` where it is too late for something, or ''."""
    if session.activity.cancelled_at:
        return gettext("This session has been cancelled.")
    return started if session.activity.starts_at <= now else ""


def why_not_places(before, after, *, taken):
    """Return the sentence that refuses other places at a session, or ''. `taken` is how many people are expected."""
    if (before is None) != (after is None):
        return gettext(
            "Whether people choose this session or are all expected cannot be changed. Cancel it and "
            "add another."
        )
    if after is not None and after < taken:
        return ngettext(
            "{count} person has chosen this session, so there must be at least {count} place.",
            "{count} people have chosen this session, so there must be at least {count} places.",
            taken,
        ).format(count=taken)
    return ""


def why_not_take(session, *, taken, now):
    """Return the sentence that refuses a place at a session which people choose themselves, or ''."""
    started = gettext("This session has started, so it cannot be chosen.")
    if refusal := _why_gone(session, now=now, started=started):
        return refusal
    if session.places is None:
        return gettext("You do not choose this session: everyone who has a place is expected at it.")
    if taken >= session.places:
        return gettext("This session is full. If somebody gives up their place, you can take it here.")
    return ""


def is_asked(contribution, session, *, now):
    """Say whether a person is asked if they can still come to a session that moved."""
    asked = getattr(contribution, "asked_again", None)
    return bool(asked) and not why_not_say_yes(
        contribution, session, asked=asked.pk, seen=str(asked.pk), now=now
    )


def why_not_say_yes(contribution, session, *, asked, seen, now):
    """Say why a person cannot say they still come, or ''.

    `asked` is the id of what asks them now, and `seen` the words that the page they answer had for it.
    """
    if contribution.status != ContributionStatus.EXPECTED:
        return gettext("You are not expected at this session now, so there is nothing to answer.")
    started = gettext("This session has started, so it cannot be answered.")
    if refusal := _why_gone(session, now=now, started=started):
        return refusal
    if asked and str(asked) != seen:
        return gettext(
            "This session changed again after you opened the page. Read how it is now, then answer."
        )
    return ""


def why_not_record(session, *, now):
    """Return the sentence that refuses to record who came, or ''."""
    if session.activity.cancelled_at:
        return gettext("This session has been cancelled, so there is nothing to record.")
    if session.activity.starts_at > now:
        return gettext("You can record who came once the session has started.")
    return ""


def may_join(session, *, mine, manages):
    """Whether somebody reads how to get into a session online: they have a place (`mine`, a Contribution) or run it."""
    if session.activity.cancelled_at:
        return False
    return manages or (mine is not None and mine.status in HAS_A_PLACE)


def minutes_long(activity):
    """Return how many minutes an activity is planned to last."""
    return int((activity.ends_at - activity.starts_at).total_seconds() // 60)
