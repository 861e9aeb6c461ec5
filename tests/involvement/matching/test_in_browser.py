"""The pages of matching in a real Chromium at both widths: who fits, what fits, why, and what it all goes by."""

import pytest

from coproduction.reference.models import Postcode, PostcodeTable
from experts.models import Expert
from involvement.models import Invitation
from involvement.services.facts import refresh_everything
from tests.browser.chromium import DESKTOP, PHONE
from tests.factories import ExpertFactory, OpportunityFactory, VenueFactory, person
from tests.involvement.matching.test_pages import ready_for
from tests.involvement.matching.test_questions import advert_that_asks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Supercalifragilistic-" * 4
CODES = b"postcode,easting,northing\nNR1 1AA,623000,308000\n"


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def size(request):
    return request.param


@pytest.fixture
def advert(host):
    """An advert in person that asks for something of each kind, where distances are known."""
    table = PostcodeTable.objects.create(name="codes.csv", digest="1", in_use=True, rows=1)
    Postcode.objects.create(table=table, code="NR1 1AA", east=623000, north=308000)
    advert = advert_that_asks(host, topics=6)
    advert.title, advert.place, advert.venue = f"Carers {LONG}", "in_person", VenueFactory(postcode="NR1 1AA")
    advert.save()
    return advert


def test_a_host_invites_and_a_person_reads_why(open_as, size, host, expert, coordinator, advert):
    Expert.objects.update(postcode="NR1 1AA", travel_miles=3)
    ready_for(expert.expert, advert)
    ExpertFactory(user=person("expert", name=LONG))
    refresh_everything()
    window = open_as(host, size)
    window.goto(f"/staff/adverts/{advert.reference}/matches/")
    window.sees("People who would fit if something was put right")
    window.finds_nothing_wrong()
    window.press("Invite them")
    window.finds_nothing_wrong()
    window.follows_the_error_to("people")
    window.choose("Esther Expert")
    window.press("Invite them")
    window.sees("We have told 1 person about this advert.")
    window.sees("Invited on")
    window.finds_nothing_wrong()
    assert Invitation.objects.get().expert == expert.expert
    _reads_why(open_as(expert, size), advert)
    _explains(open_as(coordinator, size), advert)


def _reads_why(window, advert):
    window.goto("/my/matches/")
    window.sees("It is about 0 miles from you.")
    window.finds_nothing_wrong()
    window.goto(advert.get_absolute_url())
    window.follow("How this fits you")
    window.sees("What everyone must have")
    window.finds_nothing_wrong()


def _explains(window, advert):
    window.goto(f"/staff/adverts/{advert.reference}/matches/")
    window.finds_nothing_wrong()
    window.follow("Why is somebody not here?")
    window.finds_nothing_wrong()
    window.fill("Name or email address", "nobody of this name")
    window.press("Find")
    window.sees("Nobody fits.")
    window.finds_nothing_wrong()
    window.fill("Name or email address", "Supercali")
    window.press("Find")
    window.finds_nothing_wrong()
    window.follow("Supercali")
    window.sees("They need")
    window.finds_nothing_wrong()


def test_lists_with_nothing_in_them(open_as, size, host, expert):
    advert = OpportunityFactory(host=host, published=True)
    Expert.objects.update(status="paused")
    refresh_everything()
    for who, page in ((host, f"/staff/adverts/{advert.reference}/matches/"), (expert, "/my/matches/")):
        window = open_as(who, size)
        window.goto(page)
        window.finds_nothing_wrong()


def test_a_host_says_whom_it_suits(open_as, size, host):
    advert_that_asks(host, topics=6)
    draft = OpportunityFactory(host=host)
    window = open_as(host, size)
    window.goto(f"/staff/adverts/{draft.pk}/edit/suits/")
    window.finds_nothing_wrong()
    topic = window.page.get_by_role("checkbox").first
    topic.check()
    with window.page.expect_navigation():
        window.page.locator("main form[method=post] button").first.click()
    window.finds_nothing_wrong()
    draft.refresh_from_db()
    assert draft.topics.count() + draft.languages.count() == 1


def test_what_adverts_of_a_kind_need(open_as, size, host, coordinator):
    advert_that_asks(host)
    window = open_as(coordinator, size)
    window.goto("/staff/adverts/kinds/")
    window.finds_nothing_wrong()
    with window.page.expect_navigation():  # the menu has a line that begins alike
        window.page.get_by_role("main").get_by_role("link", name="Change interview panel").click()
    window.finds_nothing_wrong()
    window.page.get_by_role("checkbox").first.check()
    window.press("Save")
    window.sees("Saved. New adverts of this kind ask for it.")
    window.finds_nothing_wrong()


def test_a_table_of_postcodes_is_brought_in(open_as, size, administrator, tmp_path):
    file = tmp_path / "codes.csv"
    file.write_bytes(CODES)
    window = open_as(administrator, size)
    window.goto("/staff/lists/postcodes/")
    window.finds_nothing_wrong()
    window.press("Bring in postcodes")
    window.finds_nothing_wrong()
    window.follows_the_error_to("file")
    window.page.get_by_label("file").first.set_input_files(file)
    window.press("Bring in postcodes")
    window.finds_nothing_wrong()
    window.goto("/staff/lists/postcodes/")
    window.sees("In use: codes.csv")
    window.finds_nothing_wrong()
