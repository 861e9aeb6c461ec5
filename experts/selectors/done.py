"""What was done with a person on one occasion, in words, from the audit trail.

Apps beside or above add the words of their own events in their AppConfig.ready(), so that nobody here needs to know
of claims or places.
"""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from coproduction.audit.models import Event

_sayings = {}
# These come with something else that is said, or are only a look: whole kinds, and single actions.
UNSAID = (
    "accounts.", "budget.", "document.", "occasion.", "leaving.", "bank_details.viewed", "record.printed",
    "contribution.expected", "contribution.started", "contribution.agreed_afresh",
    "panel_request.", "panel_seat.taken", "panel_seat.given_up",
)  # fmt: skip
SOMETHING_ELSE = _("We changed something else for you. Ask us what it was.")


def says(*actions, words):
    """Register `words(events)` for events of these actions: it returns {event pk: sentence to the person}."""
    for action in actions:
        _sayings[action] = words


def what_was_done(occasion):
    """Return [(moment, sentence)] of what was done on an occasion, the first thing first, in the language of now."""
    events = Event.objects.filter(
        on_behalf_of=occasion.person_id, actor=occasion.helper_id, at__gte=occasion.created_at
    )
    if occasion.ended_at:
        events = events.filter(at__lte=occasion.ended_at)
    told = [event for event in events.order_by("pk") if not event.action.startswith(UNSAID)]
    sentences = _sentences(told)
    return [(event.at, str(sentences.get(event.pk, SOMETHING_ELSE))) for event in told]


def _sentences(events):
    of_kind = defaultdict(list)
    for event in events:
        if event.action in _sayings:
            of_kind[_sayings[event.action]].append(event)
    return {pk: sentence for words, those in of_kind.items() for pk, sentence in words(those).items()}
