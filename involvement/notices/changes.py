"""What we tell people when a public advert changes: those with a place are asked, the others are told."""

from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from involvement.enums import InterestStatus
from involvement.models import Interest
from involvement.notices.opportunities import STILL_WAITING
from involvement.rules.kept_words import say_lines


def advert_changed(change):
    """Ask everyone with a place whether they keep it, and tell everyone else who waits."""
    people = Interest.objects.filter(opportunity=change.opportunity, status__in=STILL_WAITING)
    rows = people.select_related("expert__user").order_by("pk").iterator(chunk_size=500)
    correspondence.send_many(_message(each, change, _kind(each)) for each in rows)


def _kind(interest):
    is_asked = interest.status == InterestStatus.ACCEPTED
    return "advert_changed_confirm" if is_asked else "advert_changed"


def reminder_key(answer):
    return f"change_reminder-{answer.change_id}-{answer.interest.expert_id}"


def reminder(answer):
    """Remind a person, once, to say whether they keep their place."""
    return _message(answer.interest, answer.change, "change_reminder")


def _message(interest, change, kind):
    person, advert = interest.expert.user, change.opportunity
    is_asked = kind != "advert_changed"
    page = "involvement:interest_change" if is_asked else "involvement:interest"
    with in_language_of(person):
        said = correspondence.say(
            f"involvement/{kind}",
            opportunity=advert,
            name=person.name,
            changes="\n".join(_line(*line) for line in say_lines(change.lines)),
            why=change.reason,
        )
    return Outgoing(
        to=person,
        kind=kind,
        key=f"{kind}-{change.pk}-{person.pk}",
        subject=said.subject,
        body=said.body,
        link=reverse(page, args=[interest.pk]),
    )


def _line(what, was, now):
    return gettext("- {what}: {now} (it was: {was})").format(what=what, now=now, was=was)
