"""What we tell people as an interest moves. Each key holds the audit event, so each thing is said once."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from involvement.enums import InterestStatus
from involvement.selectors.waiting import how_many_before

TO_HOST = (
    InterestStatus.ACCEPTED,
    InterestStatus.DECLINED,
    InterestStatus.LAPSED,
    InterestStatus.WITHDRAWN,
)


def interest_moved(interest, event, *, before, sessions=()):
    """Tell the person; and the host where a place was taken or became free, or was passed on by the portal."""
    status = InterestStatus(interest.status)
    page = reverse("involvement:interest", args=[interest.pk])
    number = how_many_before(interest) + 1 if status == InterestStatus.WAITING else None
    _tell(interest, interest.expert.user, f"interest_{status}", page, event, sessions=sessions, number=number)
    had_a_place = before in (InterestStatus.OFFERED, InterestStatus.ACCEPTED)
    if status in TO_HOST and had_a_place:
        _tell_host(interest, f"host_interest_{status}", event)
    elif status == InterestStatus.OFFERED and event.actor_id is None:
        _tell_host(interest, "host_place_passed_on", event)


def _tell_host(interest, kind, event):
    if interest.opportunity.host_id != interest.expert_id:
        page = reverse("involvement:interests", args=[interest.opportunity.reference])
        _tell(interest, interest.opportunity.host, kind, page, event)


def _tell(interest, person, kind, link, event, **words):
    with in_language_of(person):
        said = correspondence.say(
            f"involvement/{kind}",
            interest=interest,
            opportunity=interest.opportunity,
            name=person.name,
            person=interest.expert.user,
            **words,
        )
    correspondence.send(
        to=person,
        kind=kind,
        key=f"{kind}-{interest.pk}-{event.pk}",
        subject=said.subject,
        body=said.body,
        link=link,
    )
