"""What we remind people of about their place in the network."""

from django.urls import reverse

from coproduction.core.dates import say_date
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from experts.models import Qualification

MOST_LINES = 100


def expiring_key(due):
    return f"expiring-{due.row._meta.model_name}-{due.row.pk}-{due.row.expires_on}-{due.step}"


def expiring(due, next_dates):
    """Remind a person of a check or training that runs out. `next_dates` says by kind when training can be done again."""
    again = next_dates.get(due.row.kind_id, "") if isinstance(due.row, Qualification) else ""
    words = {"what": str(due.row.kind), "day": say_date(due.row.expires_on), "next_dates": again}
    page = reverse("experts:profile")
    return _outgoing(due.row.expert.user, "standing_expiring", expiring_key(due), page, **words)


def list_key(coordinator, *, week):
    return f"standing_list-{coordinator.pk}-{week}"


def expiring_list(coordinator, dues, *, week):
    """Tell a coordinator whose checks and training run out."""
    page, key = reverse("experts:network"), list_key(coordinator, week=week)
    return _outgoing(coordinator, "standing_list", key, page, lines=_lines(dues))


def review_key(expert):
    return f"access_review-{expert.pk}-{expert.access_passport.reviewed_on}"


def review(expert):
    """Ask a person whether what helps them is still right."""
    return _outgoing(expert.user, "access_review", review_key(expert), reverse("experts:access"))


def _lines(dues):
    lines = [
        f"- {due.row.expert}: {due.row.kind}, {say_date(due.row.expires_on)}" for due in dues[:MOST_LINES]
    ]
    more = len(dues) - len(lines)
    return "\n".join([*lines, *([f"- and {more} more"] if more else [])])


def _outgoing(person, kind, key, link, **words):
    said = correspondence.say(f"experts/{kind}", name=person.name, **words)
    return Outgoing(to=person, kind=kind, key=key, subject=said.subject, body=said.body, link=link)
