"""What we tell people about training: by the way they chose, or by e-mail where somebody has no account.

A key holds what makes a message new: the event, the change, or the time it speaks of.
"""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import days_between, say_date, say_moment, say_time, today
from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from involvement.enums import Place, PlaceStatus
from involvement.selectors.partners import booking_link, link_to

KIND_OF = {
    PlaceStatus.BOOKED: "training_booked",
    PlaceStatus.WAITING: "training_waiting",
    PlaceStatus.OFFERED: "training_offered",
    PlaceStatus.LAPSED: "training_lapsed",
    PlaceStatus.WITHDRAWN: "training_given_up",
    PlaceStatus.CANCELLED: "training_cancelled",
    PlaceStatus.ATTENDED: "training_attended",
    PlaceStatus.PART: "training_part",
    PlaceStatus.NO_SHOW: "training_missed",
}
CAN_YOU_COME = _("Please open the link and tell us if you can still come.")
IF_NOT = _(
    "If this does not suit you any more, open the link and give up your place, so that somebody else can have it."
)
KEPT_TOO_LONG = _("We kept a place for you until {day}, and did not hear from you.")
NONE_FREE = _("No place became free.")
CERTIFICATE = _("Your certificate is ready. Its code is {code}.")
COUNTS_UNTIL = _("It counts until {day}.")


def place_moved(place, event):
    """Tell a person where their place stands now. Apologies they sent themselves need no answer."""
    if kind := KIND_OF.get(PlaceStatus(place.status)):
        _tell(place, kind, once=event.pk)


def again_key(place):
    return f"training_told-{place.pk}-"


def told_again(place):
    """Tell a person once more, as things are now: for those who run the date."""
    _tell(place, KIND_OF[PlaceStatus(place.status)], key=f"{again_key(place)}{timezone.now().isoformat()}")


def partner_again(place):
    """Send somebody from a partner organisation the link to their place once more, at most once a day."""
    _tell(place, "training_again", once=f"{place.pk}-{today()}")


def date_changed(place, *, at):
    _tell(place, "training_changed", once=f"{place.pk}-{at.isoformat()}")


def reminder_key(place, starts_at=None):
    starts_at = starts_at or place.date.activity.starts_at
    return f"training_reminder-{place.pk}-{starts_at.isoformat()}"


def take_back_reminders(places, starts_at):
    """Take back reminders, of a date that was to begin then, that have reached nobody yet: they would say what is not so.

    One of how things are now comes in its time.
    """
    correspondence.take_back([reminder_key(place, starts_at) for place in places])


def reminder(place):
    """Return the reminder of a date that is near, for somebody with an account."""
    return _outgoing(place, "training_reminder", key=reminder_key(place))


def remind_partner(place):
    """E-mail the same to somebody without one. A second time says nothing."""
    _tell(place, "training_reminder", key=reminder_key(place))


def expiring_key(due):
    place, step = due
    return f"training_expiring-{place.pk}-{place.expires_on}-{step}"


def expiring(due, next_dates):
    """Remind a member of staff that training of theirs runs out. `next_dates` are in their language."""
    place = due[0]
    words = {"what": str(place.date.course.kind)}
    words["next_dates"] = next_dates.get(place.date.course.kind_id, "")
    link = reverse("involvement:training")
    return _outgoing(place, "training_expiring", key=expiring_key(due), link=link, **words)


def partner_expiring(due, dates):
    """Remind somebody from a partner organisation the same, with the links by which to book the `dates` to come."""
    place = due[0]
    with in_language_of(place.user):  # nobody: we know no language of partners' people
        said = _said(
            place, "training_partner_expiring", what=str(place.date.course.kind), book=_to_book(dates)
        )
    correspondence.send_to_address(
        to_address=place.partner_email,
        kind="training_partner_expiring",
        key=expiring_key(due),
        subject=said.subject,
        body=said.body,
    )


def _to_book(dates):
    if not dates:
        return gettext("There is no date you can book now.")
    lines = [
        f"{say_date(timezone.localdate(each.activity.starts_at))}: {booking_link(each)}" for each in dates
    ]
    return "\n".join([gettext("You can book one of these dates:"), *lines])


def unrecorded_key(due):
    training, person, week = due
    return f"training_unrecorded-{training.pk}-{person.pk}-{week}"


def unrecorded(due):
    """Remind somebody who runs training to say who came."""
    training, person = due[:2]
    with in_language_of(person):
        said = correspondence.say("involvement/training_unrecorded", name=person.name, session=training)
    return Outgoing(
        to=person,
        kind="training_unrecorded",
        key=unrecorded_key(due),
        subject=said.subject,
        body=said.body,
        link=reverse("involvement:training_attendance", args=[training.pk]),
    )


def _tell(place, kind, *, once="", key=""):
    key = key or f"{kind}-{once}"
    if place.user:
        correspondence.send(**vars(_outgoing(place, kind, key=key)))
    elif place.partner_email:
        said = _said(place, kind)
        with in_language_of(place.user):  # nobody: we know no language of partners' people
            see = gettext("See your place, or give it up: {link}").format(link=link_to(place))
        body = f"{said.body}\n\n{see}"
        correspondence.send_to_address(
            to_address=place.partner_email, kind=kind, key=key, subject=said.subject, body=body
        )


def _outgoing(place, kind, *, key, link="", **words):
    said = _said(place, kind, **words)
    link = link or reverse("involvement:my_place", args=[place.pk])
    return Outgoing(to=place.user, kind=kind, key=key, subject=said.subject, body=said.body, link=link)


def _said(place, kind, **words):
    # `session` is what the words of sessions call when and where it is.
    with in_language_of(place.user):
        return correspondence.say(
            f"involvement/{kind}",
            name=place.name,
            session=place.date,
            course=place.date.course,
            soon=_soon(place.date.activity.starts_at),
            answer_by=say_date(place.answer_by) if place.answer_by else "",
            day=say_date(place.expires_on) if place.expires_on else "",
            reason=place.date.cancelled_reason,
            why=_why_none(place),
            certificate=_of_certificate(place),
            ask=str(CAN_YOU_COME if place.must_confirm else IF_NOT),
            may_join=place.status == PlaceStatus.BOOKED,
            venue=_venue(place.date),
            **words,
        )


def _venue(training):
    if training.place == Place.ONLINE:
        return gettext("Online")
    venue = str(training.activity.venue)
    return gettext("{venue}, or online").format(venue=venue) if training.place == Place.MIXED else venue


def _why_none(place):
    return KEPT_TOO_LONG.format(day=say_date(place.answer_by)) if place.answer_by else str(NONE_FREE)


def _of_certificate(place):
    if not place.certificate:
        return ""
    ready = CERTIFICATE.format(code=place.certificate)
    return f"{ready} {COUNTS_UNTIL.format(day=say_date(place.expires_on))}" if place.expires_on else ready


def _soon(starts_at):
    days = days_between(today(), timezone.localdate(starts_at))
    words = {0: gettext("Today at {time}"), 1: gettext("Tomorrow at {time}")}.get(days)
    return words.format(time=say_time(starts_at)) if words else say_moment(starts_at)
