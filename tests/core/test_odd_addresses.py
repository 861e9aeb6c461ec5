"""What nobody types by hand: addresses with a NUL in them, which PostgreSQL refuses to look for."""

import pytest
from django.urls import reverse

from tests.factories import OpportunityFactory, PanelFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("involvement:partner_book", ["a\x00b"]),
        ("involvement:partner_place", ["1\x00:b"]),
        ("involvement:panel_answer", ["a\x00b"]),
        ("involvement:opportunity", ["a\x00b"]),
        ("quality_mark:mark", ["CPM-2026-0001\x00"]),
        ("quality_mark:verified", ["a\x00b"]),
        ("quality_mark:badge_svg", ["a\x00b", "light"]),
    ],
)
def test_nothing_is_at_an_address_with_a_nul(client, name, end):
    assert client.get(reverse(name, args=end)).status_code == 404


def test_lists_look_for_what_else_was_typed(as_, coordinator):
    seat = reverse("involvement:panel_find_person", args=[PanelFactory().pk])
    advert = reverse("involvement:why_choose", args=[OpportunityFactory().reference])
    browser = as_(coordinator)
    for url in (reverse("involvement:panels"), reverse("experts:network"), seat, advert):
        assert browser.get(url, {"q": "Rita\x00"}).status_code == 200, url
