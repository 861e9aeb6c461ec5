"""A recruiter brings in a month of panels: looks at what the file would do, says yes, and finds them in the list."""

import pytest

from involvement.models import Panel
from tests.browser.chromium import DESKTOP
from tests.involvement.panels.conftest import FILE, recruiter, trust

__all__ = ["recruiter", "trust"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = {"width": 320, "height": 740}


@pytest.mark.parametrize("size", [NARROW, DESKTOP], ids=["narrow", "desktop"])
def test_a_month_of_panels(open_as, recruiter, trust, size):
    window = open_as(recruiter, size)
    window.goto("/staff/panels/")
    window.follow("Import panels from a spreadsheet")
    window.finds_nothing_wrong()
    window.page.get_by_label("Spreadsheet of panels").set_input_files(FILE)
    window.press("Look at the file")
    window.follow("See the result")
    window.sees("Give the directorate. We do not guess it.")
    window.finds_nothing_wrong()
    assert not Panel.objects.exists()
    window.press("Import 25 panels")
    window.follow("See the result")
    window.follow("All interview panels")
    window.sees("25 panels")
    window.finds_nothing_wrong()
    window.follow("Record many panels on one page")
    window.finds_nothing_wrong()
    window.page.get_by_label("Vacancy reference").first.fill("846-1")
    window.press("Record these panels")
    window.sees("Give the job title.")
    window.finds_nothing_wrong()
    assert window.page.get_by_label("Vacancy reference").first.input_value() == "846-1"
