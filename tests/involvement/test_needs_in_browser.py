"""What helps a person, from telling it to saying it was met, and the equality questions: in a real Chromium."""

import os
from datetime import date, timedelta

import pytest
from django.utils import timezone

from experts.models import EqualityFigure, EqualityRecord, NeedMet
from experts.services import contributions
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import ContributionFactory, OpportunityFactory
from tests.involvement.interests.conftest import session_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Supercalifragilistic-" * 5
WINDOWS = {
    "phone": (PHONE, {}),
    "desktop": (DESKTOP, {}),
    "no-scripts": (PHONE, {"java_script_enabled": False}),
}


@pytest.fixture(params=WINDOWS)
def window(request, open_as):
    """Return a function that opens a window as a person, wide or narrow, with scripts or without."""
    size, options = WINDOWS[request.param]
    return lambda user: open_as(user, size, **options)


def look(eyes, name):
    if folder := os.environ.get("PICTURES"):
        eyes.page.screenshot(path=f"{folder}/{name}-{eyes.page.viewport_size['width']}.png", full_page=True)
    eyes.finds_nothing_wrong()


def tell_what_helps(eyes):
    eyes.goto("/my/access/")
    look(eyes, "access-start")
    eyes.press("Start")
    eyes.press("Save and go on")
    look(eyes, "access-format-wrong")
    eyes.choose("Large print")
    eyes.press("Save and go on")
    eyes.choose("Letter in the post")
    eyes.press("Save and go on")
    eyes.choose("British Sign Language")
    look(eyes, "access-communication")
    eyes.press("Save and go on")
    eyes.fill("What should people know about this?", LONG)
    eyes.press("Save and go on")
    look(eyes, "access-need-wrong")
    eyes.choose("Yes, share it")
    eyes.press("Save and go on")
    eyes.choose("I do not need any of these at present")
    eyes.press("Save and go on")
    look(eyes, "access-done")


def answer_as_host(eyes, session):
    eyes.goto("/start/")
    eyes.follow("Answer access needs")
    look(eyes, "host-needs")
    eyes.follow("We cannot do this")
    eyes.press("Tell the person")
    look(eyes, "host-cannot-wrong")
    eyes.choose("Nobody who does this is free")
    eyes.fill("What should we tell the person?", "Sam is away. There are live captions.")
    eyes.press("Tell the person")
    look(eyes, "host-needs-answered")
    eyes.goto(f"/my/sessions/{session.pk}/")
    look(eyes, "session-host-needs")


def test_from_telling_to_was_it_met(window, expert, host, coordinator):
    advert = OpportunityFactory(host=host, published=True)
    session = session_in(advert, days=3)
    session.activity.page_key = str(session.pk)
    session.activity.save()
    place = ContributionFactory(activity=session.activity, expert=expert.expert)
    her = window(expert)
    tell_what_helps(her)
    answer_as_host(window(host), session)
    staff = window(coordinator)
    staff.goto("/staff/access/")
    look(staff, "unmet")
    staff.follow(str(expert))
    look(staff, "person-access")
    staff.goto("/staff/access/reviews/?show=never")
    look(staff, "reviews")
    her.goto(f"/my/sessions/{session.pk}/")
    her.sees("Sam is away")
    look(her, "session-own-needs")
    now = timezone.now()
    session.activity.starts_at, session.activity.ends_at = now - timedelta(hours=3), now - timedelta(hours=1)
    session.activity.save()
    contributions.confirm_attendance(contribution=place, status="attended", minutes=60, by=host)
    her.goto("/start/")
    look(her, "start")
    her.follow("Tell us if you had the help you needed")
    look(her, "session-confirm")
    her.press("No")
    look(her, "session-confirmed")
    assert NeedMet.objects.get().was_met is False


def test_the_equality_questions(window, expert):
    eyes = window(expert)
    eyes.goto("/my/equality/")
    look(eyes, "equality")
    eyes.press("Start")
    eyes.press("Save and go on")
    look(eyes, "equality-age-wrong")
    eyes.choose("25 to 34")
    eyes.press("Save and go on")
    look(eyes, "equality-ethnic-group")
    eyes.follow("Leave this question out")
    eyes.choose("Prefer not to say")
    eyes.press("Save and go on")
    eyes.goto("/my/equality/")
    look(eyes, "equality-some")
    record = EqualityRecord.objects.get()
    assert (record.age_band, record.ethnic_group, record.disability) == ("25_34", "", "prefer_not")
    eyes.press("Delete my answers")
    assert not EqualityRecord.objects.exists()


def test_the_equality_report(window, manager):
    counts = {"female": (12, 20), "male": (2, 15), "prefer_not": (6, 11), "not_answered": (7, 9)}
    for answer, pair in counts.items():
        for took_part, people in zip((True, False), pair, strict=True):
            EqualityFigure.objects.create(
                first_day=date(2026, 7, 1), question="sex", answer=answer, took_part=took_part, people=people
            )
    eyes = window(manager)
    eyes.goto("/staff/reports/equality/?by=sex")
    eyes.sees("Hidden")
    look(eyes, "equality-report")
    eyes.goto("/staff/reports/equality/?period=2020-01-01")
    look(eyes, "equality-report-wrong")
