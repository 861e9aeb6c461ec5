"""What our own events say to the person they were about."""

from experts.enums import ExpertStatus

FIELDS = {
    "name": "your name", "is_service_user": "your experience", "is_carer": "your experience", "phone": "your phone number",
    "date_of_birth": "your date of birth", "online": "where you can take part", "in_person": "where you can take part",
    "postcode": "your postcode", "travel_miles": "how far you can travel", "about": "what you told us about you",
    "localities": "where you can take part", "topics": "your interests", "languages": "your languages",
    "times": "when you can take part",
}  # fmt: skip
MOVED = {
    ExpertStatus.ACTIVE: "You came back from your break.",
    ExpertStatus.PAUSED: "You are taking a break. We do not offer you new places until you come back.",
    ExpertStatus.LEFT: "You left the network.",
}
STAYED = "You changed your mind about leaving. Nothing we hold about you will be erased."


def details_changed(events):
    return {event.pk: f"We wrote down {_fields(event)}." for event in events}


def applied(events):
    return {event.pk: "You asked to join our network." for event in events}


def moved(events):
    said = {event.pk: MOVED.get(event.after["status"], "") for event in events}
    came_back = {event.pk: STAYED for event in events if event.before["status"] == ExpertStatus.LEFT}
    return {pk: words for pk, words in {**said, **came_back}.items() if words}


def training_told(events):
    return {event.pk: "You told us about training you did elsewhere. We will look at it." for event in events}


PASSPORT = {
    "passport.answered": "We wrote down what helps you to take part.",
    "need.described": "We wrote down what you told us about something that helps you, and if we may share it.",
    "need.removed": "We took away something that you do not need any more.",
    "passport.reviewed": "You told us that what helps you is right.",
    "need.confirmed": "You told us if you had the help you needed.",
}


def passport(events):
    return {event.pk: PASSPORT[event.action] for event in events}


def preference_changed(events):
    return {event.pk: "We changed how we contact you." for event in events}


def _fields(event):
    told = dict.fromkeys(FIELDS.get(each, "something about you") for each in event.after["fields"])
    *before, last = told or ["something about you"]
    return f"{', '.join(before)} and {last}" if before else last
