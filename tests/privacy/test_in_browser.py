"""Our pages in a real Chromium, at phone width: nothing for axe-core to find, nothing that scrolls sideways."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from coproduction.correspondence.models import PostalAddress
from coproduction.privacy.models import RetentionRun
from coproduction.privacy.services import holds, leaving, retention
from experts.enums import ExpertStatus
from tests.browser.chromium import PHONE
from tests.experts.acting import offline
from tests.factories import ContributionFactory, ExpertFactory, QualificationFactory, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LETTER_DAYS = "first_day=1&first_month=1&first_year=2026&last_day=1&last_month=2&last_year=2026"


def test_a_persons_own_pages(open_as):
    expert = ExpertFactory(user=person("expert"))
    paid = {"paid_on": date(2026, 1, 20), "paid_time": 23, "paid_expenses": 4}
    ContributionFactory(expert=expert, attended=True, **paid)
    QualificationFactory(expert=expert)
    eyes = open_as(expert.user, PHONE)
    pages = [
        "/my/data/",
        "/my/data/leave/",
        "/my/record/",
        "/my/record/letter/",
        f"/my/record/letter/?{LETTER_DAYS}",
    ]
    for path in [*pages, "/my/record/letter/?first_day=x"]:
        eyes.goto(path)
        eyes.finds_nothing_wrong()
    leaving.ask_to_leave(person=expert.user, by=expert.user)
    eyes.goto("/my/data/")
    eyes.finds_nothing_wrong()


def test_the_administrators_pages(open_as, settings):
    settings.STAFF_SECOND_FACTOR = False
    administrator = person("administrator")
    left = timezone.now() - timedelta(days=1000)
    for _ in range(2):
        ExpertFactory(status=ExpertStatus.LEFT, left_at=left)
    hold = holds.place_hold(person=person(name="Hetty Held"), reason="Complaint 12", by=administrator)
    retention.propose()
    run = RetentionRun.objects.get()
    eyes = open_as(administrator, PHONE)
    for path in (
        "/staff/privacy/",
        f"/staff/privacy/lists/{run.pk}/",
        "/staff/privacy/panel-names/",
        "/staff/privacy/holds/",
        "/staff/privacy/holds/new/",
        f"/staff/privacy/holds/{hold.pk}/end/",
    ):
        eyes.goto(path)
        eyes.finds_nothing_wrong()


def test_what_is_done_by_phone(open_as, settings):
    settings.STAFF_SECOND_FACTOR = False
    coordinator, mary, gone = person("coordinator"), offline(), offline("Gwen Gone")
    PostalAddress.objects.create(user=mary, line_1="4 Mill Lane", town="Otley", postcode="LS21 1AA")
    leaving.ask_to_leave(person=gone, by=gone)
    eyes = open_as(coordinator, PHONE)
    eyes.goto(f"/staff/privacy/people/{gone.pk}/stay/")
    eyes.finds_nothing_wrong()
    eyes.goto(f"/staff/network/{mary.pk}/do-something/")
    eyes.page.get_by_label("By phone").check()
    eyes.page.get_by_role("button", name="Start").click()
    eyes.page.wait_for_url("**/start/")
    for days in (0, 90):
        PostalAddress.objects.update(updated_at=timezone.now() - timedelta(days=days))
        eyes.goto("/my/data/letter/")
        eyes.finds_nothing_wrong()
