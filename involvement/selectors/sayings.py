"""What events of interests and places say to the person they were about, where somebody did it with them."""

from django.utils.translation import gettext, gettext_lazy as _

from experts.models import Contribution
from involvement.enums import InterestStatus, PanelOfferStatus, PlaceStatus
from involvement.models import Debrief, FeedbackAsked, Interest, PanelOffer, PanelSeat, TrainingPlace
from involvement.selectors.feedback import title_of

MOVED = {
    InterestStatus.EXPRESSED: _("You told us that you are interested in ‘{}’."),
    InterestStatus.ACCEPTED: _("You said yes to a place in ‘{}’."),
    InterestStatus.DECLINED: _("You said no to a place in ‘{}’."),
    InterestStatus.WITHDRAWN: _("We took your name off ‘{}’."),
}
ANSWERED = {
    PanelOfferStatus.ACCEPTED: _("You said yes to a seat on the panel for ‘{}’."),
    PanelOfferStatus.DECLINED: _("You said no to a seat on the panel for ‘{}’."),
    PanelOfferStatus.GIVEN_UP: _("You gave up your seat on the panel for ‘{}’."),
}
CONFIRMED = _("You said that you can still come to the panel for ‘{}’.")
TRAINING_CONFIRMED = _("You said that you can still come to the training ‘{}’.")
STILL_COMES = _("You said that you can still come to ‘{}’.")
APOLOGIES = _("You told us that you cannot come to ‘{}’.")
CHOSEN = _("You chose a session of ‘{}’.")
KEPT = _("You said that you keep your place in ‘{}’ as it is now.")

OF_TRAINING = {
    PlaceStatus.BOOKED: _("You booked a place on the training ‘{}’."),
    PlaceStatus.WAITING: _("We put you on the waiting list of the training ‘{}’."),
    PlaceStatus.WITHDRAWN: _("You gave up your place on the training ‘{}’."),
}


def interest_moved(events):
    """Return {event pk: sentence}: the titles of all of them in one query."""
    moved = [event for event in events if event.after["status"] in MOVED]
    titles = _titles_of_interests(moved)
    return {
        event.pk: MOVED[event.after["status"]].format(titles.get(int(event.target_id), "")) for event in moved
    }


def place_kept(events):
    """Return {event pk: sentence}: the titles of all of them in one query."""
    titles = _titles_of_interests(events)
    return {event.pk: KEPT.format(titles.get(int(event.target_id), "")) for event in events}


def _titles_of_interests(events):
    rows = Interest.objects.filter(pk__in=[event.target_id for event in events])
    return dict(rows.values_list("pk", "opportunity__title"))


def contribution_moved(events):
    """Return {event pk: sentence}: the titles of all of them in one query."""
    return _of_contributions(events, APOLOGIES)


def session_move_agreed(events):
    """Return {event pk: sentence}: the titles of all of them in one query."""
    return _of_contributions(events, STILL_COMES)


def session_chosen(events):
    """Return {event pk: sentence}: the titles of all of them in one query."""
    return _of_contributions(events, CHOSEN)


def _of_contributions(events, sentence):
    rows = Contribution.objects.filter(pk__in=[event.target_id for event in events])
    titles = dict(rows.values_list("pk", "activity__title"))
    return {event.pk: sentence.format(titles.get(int(event.target_id), "")) for event in events}


def training_place_moved(events):
    """Return {event pk: sentence}: the names of all the courses in one query."""
    moved = [event for event in events if event.after["status"] in OF_TRAINING]
    rows = TrainingPlace.objects.filter(pk__in=[event.target_id for event in moved])
    names = dict(rows.values_list("pk", "date__course__name"))
    return {
        event.pk: OF_TRAINING[event.after["status"]].format(names.get(int(event.target_id), ""))
        for event in moved
    }


def training_place_confirmed(events):
    """Return {event pk: sentence}: the names of all the courses in one query."""
    rows = TrainingPlace.objects.filter(pk__in=[event.target_id for event in events])
    names = dict(rows.values_list("pk", "date__course__name"))
    return {event.pk: TRAINING_CONFIRMED.format(names.get(int(event.target_id), "")) for event in events}


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
        event.pk: gettext("You told us how the panel for ‘{target_id}’ went.").format(
            target_id=posts.get(int(event.target_id), "")
        )
        for event in events
    }


def feedback(events):
    """Return {event pk: sentence}: what each answer was about, in one query."""
    rows = FeedbackAsked.objects.filter(pk__in=[event.target_id for event in events])
    titles = {each.pk: title_of(each) for each in rows.select_related("opportunity", "session__activity")}
    return {
        event.pk: gettext("You told us how ‘{target_id}’ went.").format(
            target_id=titles.get(int(event.target_id), "")
        )
        for event in events
    }


SAYINGS = {
    "interest.moved": interest_moved,
    "interest.kept_after_change": place_kept,
    "contribution.moved": contribution_moved,
    "session.chosen": session_chosen,
    "session_move.agreed": session_move_agreed,
    "training_place.moved": training_place_moved,
    "training_place.confirmed": training_place_confirmed,
    "panel_offer.moved": panel_offer_moved,
    "panel_seat.confirmed": panel_seat_confirmed,
    "debrief.answered": debrief,
    "feedback.answered": feedback,
}
