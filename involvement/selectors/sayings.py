"""What events of interests and places say to the person they were about, where somebody did it with them."""

from experts.models import Contribution
from involvement.enums import InterestStatus, PlaceStatus
from involvement.models import Interest, TrainingPlace

MOVED = {
    InterestStatus.EXPRESSED: "You told us that you are interested in ‘{}’.",
    InterestStatus.ACCEPTED: "You said yes to a place in ‘{}’.",
    InterestStatus.DECLINED: "You said no to a place in ‘{}’.",
    InterestStatus.WITHDRAWN: "We took your name off ‘{}’.",
}
APOLOGIES = "You told us that you cannot come to ‘{}’."

OF_TRAINING = {
    PlaceStatus.BOOKED: "You booked a place on the training ‘{}’.",
    PlaceStatus.WAITING: "We put you on the waiting list of the training ‘{}’.",
    PlaceStatus.WITHDRAWN: "You gave up your place on the training ‘{}’.",
}


def interest_moved(events):
    """Return {event pk: sentence}: the titles of all of them in one query."""
    moved = [event for event in events if event.after["status"] in MOVED]
    rows = Interest.objects.filter(pk__in=[event.target_id for event in moved])
    titles = dict(rows.values_list("pk", "opportunity__title"))
    return {
        event.pk: MOVED[event.after["status"]].format(titles.get(int(event.target_id), "")) for event in moved
    }


def contribution_moved(events):
    """Return {event pk: sentence}: the titles of all of them in one query."""
    rows = Contribution.objects.filter(pk__in=[event.target_id for event in events])
    titles = dict(rows.values_list("pk", "activity__title"))
    return {event.pk: APOLOGIES.format(titles.get(int(event.target_id), "")) for event in events}


def training_place_moved(events):
    """Return {event pk: sentence}: the names of all the courses in one query."""
    moved = [event for event in events if event.after["status"] in OF_TRAINING]
    rows = TrainingPlace.objects.filter(pk__in=[event.target_id for event in moved])
    names = dict(rows.values_list("pk", "date__course__name"))
    return {
        event.pk: OF_TRAINING[event.after["status"]].format(names.get(int(event.target_id), ""))
        for event in moved
    }
