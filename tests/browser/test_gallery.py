import pytest

from tests.browser.chromium import DESKTOP, PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/accounts/signup/"])
def test_the_pages_before_signing_in_have_no_fault(open_as, db, path, size):
    window = open_as(size=size)
    window.goto(path)
    window.finds_nothing_wrong()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["/design/", "/design/?errors", "/nowhere/"])
def test_every_component_and_the_page_for_a_wrong_address_have_no_fault(open_as, db, settings, path, size):
    settings.DEMO = True
    window = open_as(size=size)
    window.goto(path)
    window.finds_nothing_wrong()
