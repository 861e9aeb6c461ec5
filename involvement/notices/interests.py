"""What we tell people as an interest moves. Each key holds the audit event, so each thing is said once."""

from django.urls import reverse

from coproduction.correspondence import services as correspondence
from involvement.enums import InterestStatus

TO_HOST = (
    InterestStatus.ACCEPTED,
    InterestStatus.DECLINED,
    InterestStatus.LAPSED,
    InterestStatus.WITHDRAWN,
)


def interest_moved(interest, event, *, before, sessions=()):
    """Tell the person; and the host where a place was taken or became free."""
    status = InterestStatus(interest.status)
    page = reverse("involvement:interest", args=[interest.pk])
    _tell(interest, interest.expert.user, f"interest_{status}", page, event, sessions=sessions)
    had_a_place = before in (InterestStatus.OFFERED, InterestStatus.ACCEPTED)
    if status in TO_HOST and had_a_place and interest.opportunity.host_id != interest.expert_id:
        page = reverse("involvement:interests", args=[interest.opportunity.reference])
        _tell(interest, interest.opportunity.host, f"host_interest_{status}", page, event)


def _tell(interest, person, kind, link, event, **words):
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
