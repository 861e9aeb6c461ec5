"""People who would rather speak to somebody than press a button are told how: by telephone where the trust has one."""

from datetime import timedelta

import pytest
from django.test import Client

from coproduction.correspondence.models import Message
from involvement.models import PanelOffer
from involvement.services import asking
from tests.involvement.seats.conftest import ask, panel_in, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def link(recruiter):
    expert = ready()
    ask(panel_in(), recruiter)
    return Message.objects.get(recipient=expert.user, kind="panel_offered").link


def read(link):
    return Client().get(link).content.decode()


def test_the_page_of_an_offer_gives_the_number_to_call_before_and_after_the_answer(settings, link):
    settings.SUPPORT_PHONE = "01632 960 123"
    assert '<a href="tel:01632960123">01632 960 123</a>' in read(link)
    offer = PanelOffer.objects.get()
    asking.accept(offer=offer, by=offer.expert.user)
    page = read(link)
    assert "The answer is yes" in page
    assert '<a href="tel:01632960123">01632 960 123</a>' in page


@pytest.mark.parametrize(
    ("phone", "way"), [("01632 960 123", "tel:01632960123"), ("", "mailto:help@example.nhs.uk")]
)
def test_who_said_no_reads_how_to_change_their_mind(settings, as_, link, still_clock, phone, way):
    settings.SUPPORT_PHONE, settings.SUPPORT_EMAIL = phone, "help@example.nhs.uk"
    assert "If you change your mind" not in read(link)
    offer = PanelOffer.objects.get()
    Client().post(link, {"answer": "no"})
    own = as_(offer.expert.user).get(offer.get_absolute_url()).text
    for page in (read(link), own):
        words = page[page.index("If you change your mind") :]
        assert f'<a href="{way}">' in words and "We will tell you if there is still a seat." in words
    still_clock.shift(timedelta(days=11))
    assert "If you change your mind" not in read(link)


def test_nobody_is_told_to_telephone_a_trust_that_gives_no_number(settings, link):
    settings.SUPPORT_PHONE = ""
    page = read(link)
    assert f"mailto:{settings.SUPPORT_EMAIL}" in page
    for words in ("phone us", "call us", "tel:"):
        assert words not in page
        assert words not in Message.objects.get(kind="panel_offered").body


def test_contact_us_gives_the_number_where_there_is_one(settings, client, db):
    settings.SUPPORT_PHONE = "01632 960 123"
    assert '<a href="tel:01632960123">01632 960 123</a>' in client.get("/contact/").content.decode()
    settings.SUPPORT_PHONE = ""
    assert "tel:" not in client.get("/contact/").content.decode()
