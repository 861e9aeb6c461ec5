"""What we remind people of about their place in the network."""

from django.urls import reverse
from django.utils.translation import ngettext

from coproduction.core.dates import say_date
from coproduction.core.languages import in_language_of, language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from experts.models import Qualification

MOST_LINES = 100


def expiring_key(due):
    return f"expiring-{due.row._meta.model_name}-{due.row.pk}-{due.row.expires_on}-{due.step}"


def expiring(due, next_dates):
    """Remind a person of a check or training that runs out. `next_dates(language of theirs)` says by kind when training
    can be done again."""
    person, page = due.row.expert.user, reverse("experts:profile")
    again = next_dates(language_of(person)) if isinstance(due.row, Qualification) else {}
    with in_language_of(person):
        day = say_date(due.row.expires_on)
    words = {"what": str(due.row.kind), "day": day, "next_dates": again.get(due.row.kind_id, "")}
    return _outgoing(person, "standing_expiring", expiring_key(due), page, **words)


def list_key(coordinator, *, week):
    return f"standing_list-{coordinator.pk}-{week}"


def expiring_list(coordinator, dues, *, week):
    """Tell a coordinator whose checks and training run out."""
    page, key = reverse("experts:network"), list_key(coordinator, week=week)
    with in_language_of(coordinator):
        lines = _lines(dues)
    return _outgoing(coordinator, "standing_list", key, page, lines=lines)


def review_key(expert):
    return f"access_review-{expert.pk}-{expert.access_passport.reviewed_on}"


def review(expert):
    """Ask a person whether what helps them is still right."""
    return _outgoing(expert.user, "access_review", review_key(expert), reverse("experts:access"))


def _lines(dues):
    lines = [
        f"- {due.row.expert}: {due.row.kind}, {say_date(due.row.expires_on)}" for due in dues[:MOST_LINES]
    ]
    if more := len(dues) - len(lines):
        lines.append(ngettext("- and {count} more", "- and {count} more", more).format(count=more))
    return "\n".join(lines)


def _outgoing(person, kind, key, link, **words):
    with in_language_of(person):
        said = correspondence.say(f"experts/{kind}", name=person.name, **words)
    return Outgoing(to=person, kind=kind, key=key, subject=said.subject, body=said.body, link=link)
