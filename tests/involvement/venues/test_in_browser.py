"""A host adds a venue on the way through an advert, in a real Chromium at both widths and by what they read on the page."""

import pytest

from coproduction.reference.models import Venue
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import OpportunityFactory, VenueFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_venue_is_added_on_the_way_through_an_advert(open_as, host, size):
    VenueFactory(name="The Old Library" + "y" * 60, postcode="NR1 1AA", address="1 Mill Lane")
    advert = OpportunityFactory(host=host, venue=None, access="")
    eyes = open_as(host, size)
    eyes.goto(f"/staff/adverts/{advert.pk}/edit/where/")
    eyes.fill("Access", "Ring the bell")
    eyes.finds_nothing_wrong()
    eyes.press("Save and add a venue")
    eyes.fill("Name", "Mill House")
    eyes.fill("Postcode (optional)", "nr11aa")
    eyes.press("Save")
    eyes.finds_nothing_wrong()
    eyes.follows_the_error_to("same")
    eyes.choose("No, it is another place")
    eyes.press("Save")
    eyes.sees("Getting there")
    eyes.finds_nothing_wrong()
    eyes.press("Save and stop here")
    assert eyes.page.input_value("#id_venue") == str(Venue.objects.get(name="Mill House").pk)
    assert eyes.page.input_value("#id_access") == "Ring the bell"
    eyes.finds_nothing_wrong()
    eyes.follow("Say how accessible this venue is")
    eyes.sees("Getting there")
