"""Who may have a place on a date of training, and what may be done to it: pure sentences, no queries.

A function named `why_not_...` returns the whole sentence that refuses, or '' where it may be done.
"""

import secrets
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import say_date
from experts.rules.people import may_be_offered
from involvement.enums import Permission, PlaceStatus

ALWAYS = date.max
CAME = (PlaceStatus.ATTENDED, PlaceStatus.PART)
HOLDS_A_PLACE = (PlaceStatus.BOOKED, PlaceStatus.OFFERED, *CAME, PlaceStatus.NO_SHOW)
STILL_OPEN = (PlaceStatus.BOOKED, PlaceStatus.OFFERED, PlaceStatus.WAITING)
MAY_ASK_AGAIN = (PlaceStatus.WITHDRAWN, PlaceStatus.LAPSED)
TO_RECORD = (*CAME, PlaceStatus.APOLOGIES, PlaceStatus.NO_SHOW)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which people misread
READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
CODE_LETTERS, PART_LETTERS = 12, 4
STAFF_ONLY = _("This course is for staff.")
NOT_OURS = _("This course is for people in our network. Join the network first: it takes a few minutes.")
GONE = _("This place is not yours to change any more. Reload the page to see how it stands.")
OWN_ATTENDANCE = _("You cannot record your own attendance. Ask a coordinator to do it.")


def runs(user, training):
    """Whether this person runs training of the directorate that gives the course of a date."""
    reach = user.directorates_for(Permission.RUN_TRAINING)
    return reach is None or training.course.directorate_id in reach


def why_closed(training, *, now):
    """Say why nobody can book this date now, or ''."""
    if training.activity.cancelled_at:
        return gettext("This date has been cancelled.")
    if training.activity.starts_at <= now:
        return gettext("This date has begun, so it cannot be booked now.")
    if training.booking_closes_on < timezone.localdate(now):
        return gettext("Booking closed on {booking_closes_on}. Contact us if you still want to come.").format(
            booking_closes_on=say_date(training.booking_closes_on)
        )
    return ""


def goes_as_expert(course, expert):
    """Whether a person takes part as an expert, on the terms of the course, rather than as a member of staff."""
    return course.for_experts and expert is not None and may_be_offered(expert)


def why_not_for(course, user, expert):
    """Say why a course is not for this person, or ''."""
    if goes_as_expert(course, expert) or (course.for_staff and user.holds_a_staff_role):
        return ""
    if not course.for_experts:
        return (
            STAFF_ONLY if course.for_staff else gettext("Partner organisations book this course by a link.")
        )
    if expert is None:
        return NOT_OURS
    label = expert.get_status_display().lower()
    return gettext(
        "You can book once you are an active member of our network. Now you are ‘{label}’: your "
        "profile says what comes next."
    ).format(label=label)


def why_lacking(kinds, has, *, day, on):
    """Say which training is needed first, or ''. `has` is {kind id: the last day it counts}."""
    return " ".join(filter(None, (_why_lacking(kind, has.get(kind.pk), day, on) for kind in kinds)))


def _why_lacking(kind, last, day, on):
    if last is None:
        return gettext("You need {kind} training first.").format(kind=kind)
    if last >= day:
        return ""
    if last < on:
        return gettext(
            "You need {kind} training first. Yours ran out on {last}: do it again before this."
        ).format(kind=kind, last=say_date(last))
    return gettext("You need {kind} training first. Yours runs out on {last}, before this date.").format(
        kind=kind, last=say_date(last)
    )


def why_not_ask(place, other, *, on):
    """Say why a person who has this TrainingPlace on a date, and another of the same course to come, may not ask again."""
    if place and place.status not in MAY_ASK_AGAIN:
        return gettext("You have booked this date already. This is how it stands: {place}.").format(
            place=_lower(place.words_for_person)
        )
    if other:
        day = say_date(other.date.activity.starts_at)
        return gettext(
            "You are down for this course on {day} already. Give that place up first, and then book this one."
        ).format(day=day)
    return ""


def why_not_accept(place, *, now):
    """Say why an offered place cannot be taken now, or ''."""
    if has_run_out(place, on=timezone.localdate(now)):
        return gettext("We kept this place for you until {answer_by}. You can ask for a place again.").format(
            answer_by=say_date(place.answer_by)
        )
    if place.status != PlaceStatus.OFFERED:
        return gettext("That cannot be done now: {place}.").format(place=_lower(place.words_for_person))
    return why_not_change(place.date, now=now)


def has_run_out(place, *, on):
    """The last day to answer is a day on which people may still answer."""
    return place.status == PlaceStatus.OFFERED and place.answer_by is not None and place.answer_by < on


def why_not_give_up(place, *, now):
    if place.status not in STILL_OPEN:
        return gettext("That cannot be done now: {place}.").format(place=_lower(place.words_for_person))
    return why_not_change(place.date, now=now)


def why_not_change(training, *, now):
    """Say why a date, and the places on it, can no longer be changed, or ''."""
    if training.activity.cancelled_at:
        return gettext("This date has been cancelled.")
    if training.activity.starts_at <= now:
        return gettext("This training has started, so that cannot be changed.")
    return ""


def why_not_tell_again(place):
    """Say why a person on a date cannot be told once more where their place stands, or ''."""
    if place.status == PlaceStatus.APOLOGIES:
        return gettext("They told us that they cannot come. There is nothing to send them again.")
    if not place.user_id and not place.partner_email:
        return gettext("We do not keep how to reach them any more.")
    return ""


def why_not_fewer(places, held):
    """Say why a date cannot have only so many places, or ''."""
    if places >= held:
        return ""
    return ngettext(
        "{held} places are taken or offered, so there cannot be fewer than {held}.",
        "{held} places are taken or offered, so there cannot be fewer than {held}.",
        held,
    ).format(held=held)


def why_not_record(training, *, now):
    if training.activity.cancelled_at:
        return gettext("This date has been cancelled, so there is nothing to record.")
    return (
        ""
        if training.activity.starts_at <= now
        else gettext("You can record who came once the training has started.")
    )


def last_day_to_answer(training, *, on, days):
    """Return until when a freed place is kept for somebody: so many days, and never beyond the day itself."""
    return min(on + timedelta(days=days), timezone.localdate(training.activity.starts_at))


def new_code():
    """Return a code for a certificate that nobody can guess: 'K7RM-2V9D-XQ4T'."""
    letters = [secrets.choice(LETTERS) for _ in range(CODE_LETTERS)]
    return _in_parts("".join(letters))


def tidy_code(typed):
    """Return a typed code as certificates have it, or '' where it cannot be one."""
    letters = "".join(filter(str.isalnum, typed.upper())).translate(READ_AS)
    return _in_parts(letters) if len(letters) == CODE_LETTERS and set(letters) <= set(LETTERS) else ""


def _in_parts(letters):
    return "-".join(letters[start : start + PART_LETTERS] for start in range(0, len(letters), PART_LETTERS))


def short_name(name):
    """Return a first name and an initial: enough to tell that a certificate is a person's, and no more."""
    first, *others = name.split() or [""]
    return f"{first} {others[-1][0].upper()}." if others else first


def _lower(words):
    return words[:1].lower() + words[1:]
