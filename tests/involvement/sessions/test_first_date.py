"""The sessions of an advert for its host, when none of them is on the day the advert says it begins."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from involvement.models import Opportunity
from tests.involvement.sessions.conftest import session_in
from tests.involvement.sessions.test_session_pages import coming, page_of, past

__all__ = ["coming", "past"]

OTHER_DAY = "no session is on that day"


def first_date(advert, session, days=0):
    day = timezone.localdate(session.activity.starts_at) + timedelta(days=days)
    Opportunity.objects.filter(pk=advert.pk).update(first_date=day)


def sessions_page(client, advert):
    return page_of(client, reverse("involvement:sessions", args=[advert.reference]))


def test_a_host_is_told_that_no_session_is_on_the_adverts_first_date(as_, advert, coming, host):
    first_date(advert, coming, days=-1)
    page = sessions_page(as_(host), advert)
    assert OTHER_DAY in page
    for name, pk in (("advert_change", advert.pk), ("session_change", coming.pk)):
        assert f'href="{reverse(f"involvement:{name}", args=[pk])}"' in page


def test_any_session_on_the_first_date_is_enough(as_, advert, coming, host):
    session_in(advert, days=20)
    first_date(advert, coming)
    assert OTHER_DAY not in sessions_page(as_(host), advert)


def test_a_cancelled_session_is_on_no_day(as_, advert, coming, host):
    later = session_in(advert, days=20)
    first_date(advert, coming)
    coming.activity.cancelled_at = timezone.now()
    coming.activity.save(update_fields=["cancelled_at"])
    page = sessions_page(as_(host), advert)
    assert OTHER_DAY in page
    assert reverse("involvement:session_change", args=[later.pk]) in page


@pytest.mark.parametrize(("kind", "is_told"), [("focus_group", True), ("document_review", False)])
def test_the_day_documents_are_sent_needs_no_session(as_, advert, coming, host, kind, is_told):
    first_date(advert, coming, days=-1)
    Opportunity.objects.filter(pk=advert.pk).update(kind=kind)
    assert (OTHER_DAY in sessions_page(as_(host), advert)) is is_told


@pytest.mark.parametrize("status", ["under_way", "completed", "cancelled"])
def test_nothing_is_said_of_the_day_once_neither_can_be_changed(as_, advert, past, host, status):
    first_date(advert, past, days=-1)
    Opportunity.objects.filter(pk=advert.pk).update(status=status)
    assert OTHER_DAY not in sessions_page(as_(host), advert)


def test_in_a_draft_the_dates_of_the_advert_are_its_section(as_, coming, advert, host):
    first_date(advert, coming, days=-1)
    Opportunity.objects.filter(pk=advert.pk).update(status="draft")
    page = sessions_page(as_(host), advert)
    assert reverse("involvement:advert_section", args=[advert.pk, "dates"]) in page


def test_an_advert_with_no_sessions_is_told_nothing_of_days(as_, advert, host):
    assert OTHER_DAY not in sessions_page(as_(host), advert)
