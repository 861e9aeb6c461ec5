"""People are asked how it went, and hosts are told of reviews, each in their own language."""

import pytest
from django.utils import timezone

from coproduction.core.dates import today
from involvement.impact_enums import FeedbackSide
from involvement.models import FeedbackAsked, Review
from involvement.notices import feedback as notices
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("language", "asks", "reviews"),
    [
        ("cy", "Dywedwch wrthym sut aeth pethau.", "Cymerodd pobl ran yn:"),
        ("en-gb", "Please tell us how it went.", "People took part in:"),
    ],
)
def test_each_is_written_to_in_their_language(still_clock, session, language, asks, reviews):
    person = UserFactory(language=language)
    asked = FeedbackAsked(
        pk=1,
        opportunity=session.opportunity,
        session=session,
        person=person,
        side=FeedbackSide.EXPERT,
        asked_on=today(),
    )
    assert asks in notices.ask(asked).body
    session.opportunity.host = person
    review = Review(
        pk=1, opportunity=session.opportunity, completed_on=timezone.localdate(), due_on=timezone.localdate()
    )
    assert reviews in notices.soon(review).body
