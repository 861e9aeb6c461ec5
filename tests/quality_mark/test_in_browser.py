"""From the writers' pages to the reviewer's, in a real Chromium on a phone: each page looked at as it is passed."""

import pytest
from django.urls import reverse

from experts.models import Activity
from quality_mark.models import Citation
from tests.browser.chromium import PHONE
from tests.factories import ContributionFactory, TopicFactory
from tests.quality_mark.conftest import open_version_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WRITERS = (
    "submission",
    "about",
    "self_assessment",
    "involved",
    "involved_add",
    "cited",
    "pick",
    "people",
    "check",
)


@pytest.fixture
def cited(ready):
    TopicFactory()
    activity = ContributionFactory(attended=True).activity
    Activity.objects.filter(pk=activity.pk).update(title="A very long title " * 8)
    Citation.objects.create(version=open_version_of(ready), activity=activity)
    return ready


def test_the_writers_pages(open_as, cited, host, settings, tmp_path):
    eyes = open_as(host, PHONE)
    for name in WRITERS:
        eyes.goto(reverse(f"quality_mark:{name}", args=[cited.pk]))
        eyes.finds_nothing_wrong()
    eyes.goto(reverse("quality_mark:criterion", args=[cited.pk, 1]))
    eyes.page.get_by_label("Add a file that shows it").set_input_files(
        {"name": "plan.docx", "mimeType": "application/msword", "buffer": b"PK\x03\x04" + b"x" * 100}
    )
    eyes.fill("Your statement", "Words that must not be lost")
    eyes.press("Save")
    eyes.finds_nothing_wrong()
    eyes.follows_the_error_to("file")
    assert eyes.page.get_by_label("Your statement").input_value() == "Words that must not be lost"
    eyes.goto(reverse("quality_mark:check", args=[cited.pk]))
    eyes.press("Send to the panel")
    eyes.sees("Sent to the panel")
    eyes.finds_nothing_wrong()


def test_from_the_chair_to_the_reviewer(open_as, sent, chair, panel, meeting):
    eyes = open_as(chair, PHONE)
    for name in ("queue", "members", "meetings", "plan_meeting"):
        eyes.goto(reverse(f"quality_mark:{name}"))
        eyes.finds_nothing_wrong()
    eyes.goto(reverse("quality_mark:allocate", args=[sent.pk]))
    eyes.finds_nothing_wrong()
    eyes.page.locator("input[name=meeting]").first.check()
    eyes.press("Ask them")
    eyes.sees("We have asked them")
    eyes.finds_nothing_wrong()
    eyes = open_as(panel[0], PHONE)
    eyes.goto(reverse("quality_mark:reviews"))
    eyes.finds_nothing_wrong()
    eyes.follow(sent.title)
    eyes.finds_nothing_wrong()
    eyes.choose("No, I can review this fairly")
    eyes.press("Continue")
    eyes.finds_nothing_wrong()
    eyes.follow("1. Purpose")
    eyes.finds_nothing_wrong()
    eyes.choose("3: good")
    eyes.press("Save and go on")
    eyes.sees("Saved: 1. Purpose")
    eyes.goto(reverse("quality_mark:finish_review", args=[panel[0].quality_reviews.get().pk]))
    eyes.press("Finish my review")
    eyes.finds_nothing_wrong()
