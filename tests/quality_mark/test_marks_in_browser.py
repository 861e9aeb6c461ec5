"""The pages of marks and criteria in a real Chromium on a phone: each looked at as it is passed."""

import pytest
from django.urls import reverse

from quality_mark.enums import AwardStatus
from quality_mark.services.criteria_drafts import start_draft
from tests.browser.chromium import PHONE
from tests.factories import DirectorateFactory
from tests.factories.quality_mark import SubmissionFactory
from tests.quality_mark.marks import a_mark, a_mark_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def is_drawn(eyes):
    """Say whether every picture on the page has arrived and been drawn."""
    return eyes.page.eval_on_selector_all(
        "img", "all => all.length && all.every(each => each.naturalWidth > 0)"
    )


def test_from_the_register_to_the_truth_without_signing_in(open_as):
    award = a_mark_of(SubmissionFactory(title="A very long title " * 8))
    for status in (AwardStatus.EXPIRED, AwardStatus.RENEWED, AwardStatus.WITHDRAWN):
        a_mark(status)
    eyes = open_as(None, PHONE)
    eyes.goto(reverse("quality_mark:register"))
    eyes.finds_nothing_wrong()
    eyes.follow(award.decision.version.submission.title.strip())
    eyes.finds_nothing_wrong()
    assert is_drawn(eyes)
    for name, key in (("verified", award.token), ("criteria_set", 1)):
        eyes.goto(reverse(f"quality_mark:{name}", args=[key]))
        eyes.finds_nothing_wrong()
    eyes.goto(reverse("quality_mark:verify"))
    eyes.fill("Number of the mark", award.number.lower())
    eyes.press("Check")
    eyes.sees("This mark is current")


def test_a_mark_its_badge_and_how_it_is_withdrawn(open_as, chair):
    award = a_mark_of(SubmissionFactory())
    eyes = open_as(chair, PHONE)
    eyes.goto(reverse("quality_mark:awards"))
    eyes.finds_nothing_wrong()
    eyes.goto(award.get_absolute_url())
    eyes.finds_nothing_wrong()
    assert is_drawn(eyes)
    eyes.follow("Withdraw this mark")
    eyes.finds_nothing_wrong()
    eyes.press("Withdraw the mark")
    eyes.follows_the_error_to("reason")
    eyes.fill("Why is the mark withdrawn?", "It was rewritten without people.")
    eyes.press("Withdraw the mark")
    eyes.sees("is withdrawn. The register and the badge say so from now.")
    eyes.finds_nothing_wrong()


def test_the_chairs_pages_of_the_criteria(open_as, chair, criteria):
    DirectorateFactory()
    start_draft(by=chair)
    eyes = open_as(chair, PHONE)
    for name in ("criteria_versions", "criteria_draft", "criteria_settings", "criterion_add", "policies"):
        eyes.goto(reverse(f"quality_mark:{name}"))
        eyes.finds_nothing_wrong()
    eyes.goto(reverse("quality_mark:criterion_change", args=[1]))
    eyes.finds_nothing_wrong()
    eyes.fill("Name", "Why")
    eyes.press("Save")
    eyes.sees("Saved: 1. Why")
    eyes.press("Publish version 2")
    eyes.sees("Criteria, version 2 is in force")
