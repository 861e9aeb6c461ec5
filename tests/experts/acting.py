"""Doing things for a person, in tests: begin, and the form token of a page shown meanwhile."""

from coproduction.accounts.enums import Role
from coproduction.core.submission import FIELD, new_token
from tests.factories import ExpertFactory, person


def offline(name="Mary Pryor", **fields):
    """Return the user of an expert without an e-mail address."""
    return ExpertFactory(user=person(Role.EXPERT, name=name, email=None), **fields).user


def begin(browser, helper, whom, how="phone", **typed):
    """Begin to do things for a person, as the page does; what one did for another is stopped first."""
    browser.post("/staff/network/stop/")
    return browser.post(
        f"/staff/network/{whom.pk}/do-something/", {FIELD: new_token(helper), "how": how, **typed}
    )


def token(helper, whom):
    return {FIELD: new_token(helper, whom)}
