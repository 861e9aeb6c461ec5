"""What events of interests and places say to the person they were about, where somebody did it with them."""

from experts.models import Contribution
from involvement.enums import InterestStatus, PanelOfferStatus, PlaceStatus
from involvement.models import Debrief, Interest, PanelOffer, PanelSeat, TrainingPlace

MOVED = {
    InterestStatus.EXPRESSED: "You told us that you are interested in ‘{}’.",
    InterestStatus.ACCEPTED: "You said yes to a place in ‘{}’.",
    InterestStatus.DECLINED: "You said no to a place in ‘{}’.",
    InterestStatus.WITHDRAWN: "We took your name off ‘{}’.",
}
ANSWERED = {
    PanelOfferStatus.ACCEPTED: "You said yes to a seat on the panel for ‘{}’.",
    PanelOfferStatus.DECLINED: "You said no to a seat on the panel for ‘{}’.",
    PanelOfferStatus.GIVEN_UP: "You gave up your seat on the panel for ‘{}’.",
}
CONFIRMED = "You said that you can still come to the panel for ‘{}’."
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


def panel_offer_moved(events):
    """Return {event pk: sentence}: the posts of all of them in one query."""
    moved = [event for event in events if event.after["status"] in ANSWERED]
    rows = PanelOffer.objects.filter(pk__in=[event.target_id for event in moved])
    posts = dict(rows.values_list("pk", "request__panel__activity__title"))
    return {
        event.pk: ANSWERED[event.after["status"]].format(posts.get(int(event.target_id), ""))
        for event in moved
    }


def panel_seat_confirmed(events):
    """Return {event pk: sentence}: the posts of all of them in one query."""
    rows = PanelSeat.objects.filter(pk__in=[event.target_id for event in events])
    posts = dict(rows.values_list("pk", "panel__activity__title"))
    return {event.pk: CONFIRMED.format(posts.get(int(event.target_id), "")) for event in events}


def debrief(events):
    """Return {event pk: sentence}: the posts of all of them in one query."""
    rows = Debrief.objects.filter(pk__in=[event.target_id for event in events])
    posts = dict(rows.values_list("pk", "panel__activity__title"))
    return {
        event.pk: f"You told us how the panel for ‘{posts.get(int(event.target_id), '')}’ went."
        for event in events
    }
