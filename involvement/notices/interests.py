"""What we tell people as an interest moves. Each key holds the audit event, so each thing is said once."""

from django.urls import reverse

from coproduction.correspondence import services as correspondence
from involvement.enums import InterestStatus

TO_EXPERT = {
    InterestStatus.EXPRESSED: "We know you are interested",
    InterestStatus.SHORTLISTED: "You are on the shortlist",
    InterestStatus.OFFERED: "You have been offered a place",
    InterestStatus.ACCEPTED: "You have a place",
    InterestStatus.NOT_CHOSEN: "You were not chosen this time",
    InterestStatus.DECLINED: "You said no to a place",
    InterestStatus.LAPSED: "An offer has run out",
    InterestStatus.WITHDRAWN: "You are no longer down as interested",
}
TO_HOST = {
    InterestStatus.ACCEPTED: "A place has been accepted",
    InterestStatus.DECLINED: "A place has been declined",
    InterestStatus.LAPSED: "An offer has run out",
    InterestStatus.WITHDRAWN: "Someone has given up their place",
}


def interest_moved(interest, event, *, before, sessions=()):
    """Tell the person; and the host where a place was taken or became free."""
    status = InterestStatus(interest.status)
    page = reverse("involvement:interest", args=[interest.pk])
    _tell(
        interest,
        interest.expert.user,
        f"interest_{status}",
        TO_EXPERT[status],
        page,
        event,
        sessions=sessions,
    )
    had_a_place = before in (InterestStatus.OFFERED, InterestStatus.ACCEPTED)
    if status in TO_HOST and had_a_place and interest.opportunity.host_id != interest.expert_id:
        page = reverse("involvement:interests", args=[interest.opportunity.reference])
        _tell(interest, interest.opportunity.host, f"host_interest_{status}", TO_HOST[status], page, event)


def _tell(interest, person, kind, subject, link, event, **words):
    correspondence.send(
        to=person,
        kind=kind,
        key=f"{kind}-{interest.pk}-{event.pk}",
        subject=" ".join(f"{subject}: {interest.opportunity}".split())[:200],
        body=correspondence.words(
            f"involvement/{kind}.txt",
            interest=interest,
            opportunity=interest.opportunity,
            name=person.name,
            person=interest.expert.user,
            **words,
        ),
        link=link,
    )
