"""Taking editions out together, in a real Chromium at both widths."""

import pytest

from coproduction.core import jobs
from coproduction.core.models import Job
from involvement.booklet.enums import BookletFormat
from involvement.models import BookletEdition
from involvement.services import booklet
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import OpportunityFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARAMS = {"locality": None, "topic": None, "formats": [BookletFormat.TEXT]}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_editions_with_the_same_advert_are_taken_out_together(open_as, coordinator, size):
    for number in range(8):
        OpportunityFactory(published=True, title=f"Group {number} with a rather long name for a phone")
        jobs.run(Job.objects.create(kind=booklet.JOB, owner=coordinator, title="Make", params=PARAMS).pk)
    eyes = open_as(coordinator, size)
    eyes.goto("/staff/booklet/7/take-out/")
    eyes.finds_nothing_wrong()
    eyes.page.select_option("#advert", label="Group 6 with a rather long name for a phone")
    eyes.press("Show editions that have it")
    assert not eyes.page.get_by_label("Edition 6:").count()
    eyes.page.get_by_label("Edition 8:").check()
    eyes.press("Take it out")
    eyes.finds_nothing_wrong()
    eyes.follows_the_error_to("reason")
    eyes.fill("Why are you taking it out?", "A name was in it")
    eyes.press("Take it out")
    eyes.sees("and with it: Edition 8")
    assert not BookletEdition.objects.public().filter(number__in=[7, 8]).exists()
