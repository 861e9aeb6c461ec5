"""What we tell people about how it went, and about what changed. Each key names the thing and the person: said once."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from involvement.impact_enums import FeedbackSide
from involvement.selectors.feedback import title_of


def ask_key(asked):
    return f"feedback_ask-{asked.pk}"


def ask(asked):
    """Ask a person how it went."""
    kind = "feedback_ask" if asked.side == FeedbackSide.EXPERT else "host_feedback_ask"
    return _about_asked(asked, kind, ask_key(asked))


def reminder_key(asked):
    return f"feedback_reminder-{asked.pk}"


def reminder(asked):
    """Ask once more, and then no more."""
    kind = "feedback_reminder" if asked.side == FeedbackSide.EXPERT else "host_feedback_reminder"
    return _about_asked(asked, kind, reminder_key(asked))


def _about_asked(asked, kind, key):
    page = reverse("involvement:feedback", args=[asked.pk])
    return _outgoing(asked.person, kind, key, page, title=title_of(asked))


def soon_key(review):
    return f"review_soon-{review.pk}-{review.due_on}"


def soon(review):
    """Tell the host that a review is due soon."""
    return _about_review(review, review.opportunity.host, "review_soon", soon_key(review))


def overdue_key(review, person, *, time):
    return f"review_overdue-{review.pk}-{person.pk}-{time}"


def overdue(review, person, *, time):
    """Tell a host or a coordinator that a review is late, for the so-manieth time."""
    return _about_review(review, person, "review_overdue", overdue_key(review, person, time=time))


def _about_review(review, person, kind, key):
    page = reverse("involvement:what_changed", args=[review.opportunity_id])
    return _outgoing(person, kind, key, page, title=str(review.opportunity), review=review)


def what_changed(opportunity, people, outcomes):
    """Tell each person who took part what they said and what came of it, in their own way of being told."""
    page = reverse("involvement:my_change", args=[opportunity.pk])
    correspondence.send_many(
        _outgoing(
            person,
            "what_changed",
            f"what_changed-{opportunity.pk}-{person.pk}",
            page,
            title=str(opportunity),
            outcomes=outcomes,
        )
        for person in people
    )


def _outgoing(person, kind, key, link, **words):
    with in_language_of(person):
        said = correspondence.say(f"involvement/{kind}", name=person.name, **words)
    return Outgoing(to=person, kind=kind, key=key, subject=said.subject, body=said.body, link=link)
