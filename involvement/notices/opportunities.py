"""What we tell people about an advert."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from involvement.enums import InterestStatus
from involvement.models import Interest

STILL_WAITING = (
    InterestStatus.EXPRESSED,
    InterestStatus.SHORTLISTED,
    InterestStatus.OFFERED,
    InterestStatus.ACCEPTED,
    InterestStatus.WAITING,
)


def opportunity_published(opportunity):
    """Tell the host that people can now see the advert."""
    if opportunity.host_id != opportunity.published_by_id:
        _tell(
            opportunity.host,
            "opportunity_published",
            opportunity,
            opportunity.get_absolute_url(),
        )


def opportunity_sent_back(opportunity, comment):
    """Tell the host what the coordinator asks for."""
    if opportunity.host_id == comment.by_id:
        return
    page = reverse("involvement:advert", args=[opportunity.pk])
    words = {"comment": comment.words, "once": comment.pk}
    _tell(opportunity.host, "opportunity_sent_back", opportunity, page, **words)


def opportunity_cancelled(opportunity, *, by, owed=frozenset()):
    """Tell everyone who still waits for it or has a place, and the host where another person cancelled it.

    `owed` are the ids of the people who can claim because a session was so near.
    """
    page = opportunity.get_absolute_url() if opportunity.published_at else ""
    waiting = Interest.objects.filter(opportunity=opportunity, status__in=STILL_WAITING)
    for interest in waiting.select_related("expert__user").iterator(chunk_size=500):
        owes = interest.expert_id in owed
        _tell(interest.expert.user, "opportunity_cancelled", opportunity, page, owes=owes)
    if opportunity.host_id != by.pk:
        own = reverse("involvement:advert", args=[opportunity.pk])
        _tell(opportunity.host, "advert_cancelled", opportunity, own)


def _tell(person, kind, opportunity, link, *, once="", **words):
    with in_language_of(person):
        said = correspondence.say(f"involvement/{kind}", opportunity=opportunity, name=str(person), **words)
    correspondence.send(
        to=person,
        kind=kind,
        key=f"{kind}-{opportunity.pk}-{person.pk}-{once}".rstrip("-"),
        subject=said.subject,
        body=said.body,
        link=link,
    )
