"""A manager reads coverage, on a phone and at a desk: the figures, the panels behind one, and the targets."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from involvement.models import Panel
from involvement.rules.coverage import month_of
from involvement.selectors.panels import VALUES_BASED_RECRUITMENT
from involvement.services.coverage import set_targets
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import (
    DirectorateFactory,
    ExpertFactory,
    PanelFactory,
    PanelSeatFactory,
    QualificationFactory,
    TrainingKindFactory,
    person,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def held():
    """Panels of several months and directorates, half of them with a trained expert, and some to come."""
    kind = TrainingKindFactory(name=VALUES_BASED_RECRUITMENT)
    expert = ExpertFactory()
    QualificationFactory(expert=expert, kind=kind, gained_on=today() - timedelta(days=700))
    recruiter = person(Role.RECRUITER)
    directorates = [
        DirectorateFactory(name=name) for name in ("Adult Community", "Children Families and Young People")
    ]
    set_targets(
        directorates=directorates, percent=75, starts_on=month_of(today() - timedelta(days=90)), by=recruiter
    )
    for number in range(12):
        starts = timezone.now() - timedelta(days=number * 20 - 45)
        panel = PanelFactory(
            activity__directorate=directorates[number % 2],
            activity__starts_at=starts,
            activity__ends_at=starts + timedelta(hours=3),
            outcome="appointed" if number % 3 else "",
            no_expert_reason="" if number % 2 else "nobody_asked",
            recorded_by=recruiter,
        )
        if number % 2:
            PanelSeatFactory(panel=panel, expert=expert)
    return recruiter


def look(eyes, name):
    """Fail on what is wrong with the page, and keep a picture where PICTURES says."""
    if folder := os.environ.get("PICTURES"):
        width = eyes.page.viewport_size["width"]
        eyes.page.screenshot(path=f"{folder}/coverage-{name}-{width}.png", full_page=True)
    eyes.finds_nothing_wrong()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_pages_of_coverage_are_read_at_every_width(open_as, held, size):
    eyes = open_as(held, size)
    for report in ("panel-coverage", "panels-without-expert", "experts-for-panels", "panels-at-risk"):
        eyes.page.goto(f"/staff/reports/{report}/")
        look(eyes, report)
    eyes.page.goto("/staff/reports/panel-coverage/?by=directorate")
    look(eyes, "by-directorate")
    figure = eyes.page.locator(".app-report tfoot a").first
    counted = int(figure.inner_text().split(",")[0])
    figure.click()
    eyes.page.wait_for_url("**/staff/coverage/panels/**")
    look(eyes, "panels")
    assert eyes.page.locator("tbody tr").count() == counted
    fits = "table => table.scrollWidth <= document.documentElement.clientWidth"
    assert eyes.page.locator("table").evaluate(fits), "the list is read without scrolling sideways"
    assert counted == Panel.objects.filter(activity__starts_at__lte=timezone.now()).count()
    eyes.page.goto("/staff/coverage/targets/")
    look(eyes, "targets")
    eyes.page.goto("/staff/coverage/targets/new/")
    look(eyes, "target-new")
