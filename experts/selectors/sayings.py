"""What our own events say to the person they were about."""

from django.utils.translation import gettext, gettext_lazy as _

from experts.enums import ExpertStatus

FIELDS = {
    "name": _("your name"),
    "is_service_user": _("your experience"),
    "is_carer": _("your experience"),
    "phone": _("your phone number"),
    "date_of_birth": _("your date of birth"),
    "online": _("where you can take part"),
    "in_person": _("where you can take part"),
    "postcode": _("your postcode"),
    "travel_miles": _("how far you can travel"),
    "about": _("what you told us about you"),
    "localities": _("where you can take part"),
    "topics": _("your interests"),
    "languages": _("your languages"),
    "times": _("when you can take part"),
}
MOVED = {
    ExpertStatus.ACTIVE: _("You came back from your break."),
    ExpertStatus.PAUSED: _("You are taking a break. We do not offer you new places until you come back."),
    ExpertStatus.LEFT: _("You left the network."),
}
STAYED = _("You changed your mind about leaving. Nothing we hold about you will be erased.")


def details_changed(events):
    return {event.pk: gettext("We wrote down {what}.").format(what=_fields(event)) for event in events}


def applied(events):
    return {event.pk: gettext("You asked to join our network.") for event in events}


def moved(events):
    said = {event.pk: MOVED.get(event.after["status"], "") for event in events}
    came_back = {event.pk: STAYED for event in events if event.before["status"] == ExpertStatus.LEFT}
    return {pk: words for pk, words in {**said, **came_back}.items() if words}


def training_told(events):
    return {
        event.pk: gettext("You told us about training you did elsewhere. We will look at it.")
        for event in events
    }


PASSPORT = {
    "passport.answered": _("We wrote down what helps you to take part."),
    "need.described": _(
        "We wrote down what you told us about something that helps you, and if we may share it."
    ),
    "need.removed": _("We took away something that you do not need any more."),
    "passport.reviewed": _("You told us that what helps you is right."),
    "need.confirmed": _("You told us if you had the help you needed."),
}


def passport(events):
    return {event.pk: PASSPORT[event.action] for event in events}


def preference_changed(events):
    return {event.pk: gettext("We changed how we contact you.") for event in events}


def _fields(event):
    something = gettext("something about you")
    told = dict.fromkeys(str(FIELDS.get(each, something)) for each in event.after["fields"])
    *before, last = told or [something]
    return gettext("{before} and {last}").format(before=", ".join(before), last=last) if before else last
