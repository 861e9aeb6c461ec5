import re

import pytest
from django.urls import reverse

from coproduction.core.submission import FIELD, new_token
from coproduction.policy.enums import TravelRule
from involvement.enums import OpportunityStatus, Section
from involvement.models import Opportunity
from involvement.rules.sections import fingerprint
from tests.factories import OpportunityFactory

pytestmark = pytest.mark.django_db


def section_url(advert, section):
    return reverse("involvement:advert_section", args=[advert.pk, section])


def post(client, user, url, **data):
    return client.post(url, {FIELD: new_token(user), **data})


def test_a_host_starts_an_advert_and_it_is_made_once(as_, host):
    client, url = as_(host), reverse("involvement:advert_start")
    data = {FIELD: new_token(host), "title": "Carers\ngroup", "kind": "focus_group"}
    answers = [client.post(url, data) for _ in range(2)]
    advert = Opportunity.objects.get()
    assert advert.title == "Carers group" and advert.host == host
    assert [answer.url for answer in answers] == [reverse("involvement:advert", args=[advert.pk])] * 2


def test_a_start_without_a_kind_keeps_the_title(as_, host):
    answer = post(as_(host), host, reverse("involvement:advert_start"), title="A group", kind="")
    assert answer.status_code == 422
    assert 'value="A group"' in answer.content.decode() and "There is a problem" in answer.content.decode()
    assert not Opportunity.objects.exists()


def test_the_task_list_says_how_far_each_section_is(as_, host):
    advert = OpportunityFactory(
        host=host, support="", contact_email="", directorate=None, budget=None, places=None
    )
    page = as_(host).get(reverse("involvement:advert", args=[advert.pk]))
    statuses = {row.section: row.status for row in page.context["sections"]}
    assert statuses[Section.SUPPORT] == "Not started" and statuses[Section.PLACES] == "Needs attention"
    assert statuses[Section.ABOUT] == "Completed"
    assert f'href="{section_url(advert, "places")}#id_places"' in page.content.decode()


@pytest.mark.parametrize("section", Section.values)
def test_every_section_may_be_saved_empty_and_opened(as_, host, section):
    advert = Opportunity.objects.create(reference="X-1", host=host, title="A group", kind="focus_group")
    client = as_(host)
    assert client.get(section_url(advert, section)).status_code == 200
    data = {"title": "A group", "kind": "focus_group", "version": fingerprint(advert, section)}
    answer = client.post(section_url(advert, section), data)
    assert answer.url == reverse("involvement:advert", args=[advert.pk])


def test_a_section_keeps_what_was_typed_when_it_is_wrong(as_, host):
    advert = OpportunityFactory(host=host)
    data = {
        "session_minutes": "lots", "closing_date_day": "31", "closing_date_month": "2", "closing_date_year": "2027",
        "short_notice_reason": "Because", "version": fingerprint(advert, "dates"),
    }  # fmt: skip
    answer = as_(host).post(section_url(advert, "dates"), data)
    words = answer.content.decode()
    assert answer.status_code == 422 and "<title>Error: Dates and time" in words
    assert 'value="lots"' in words and 'value="31"' in words and "Because" in words
    assert 'href="#id_session_minutes"' in words and 'href="#id_closing_date_day"' in words


@pytest.mark.parametrize(
    ("section", "data"),
    [
        ("support", {"budget": "9" * 30}),
        ("support", {"contact_email": "nonsense"}),
        ("where", {"venue": "0"}),
        ("about", {"title": "x", "kind": "other", "summary": "word " * 10_000}),
        ("places", {"places": "-1"}),
        ("level", {"rung": "high"}),
        ("about", {"title": "x" * 121, "kind": "other"}),
        ("about", {"title": "x", "kind": "nonsense"}),
    ],
)
def test_wrong_values_get_an_error(as_, host, section, data):
    advert = OpportunityFactory(host=host)
    answer = as_(host).post(section_url(advert, section), data | {"version": fingerprint(advert, section)})
    assert answer.status_code == 422


def test_a_year_that_no_sum_of_days_can_reach_is_refused_and_stays(as_, host):
    advert = OpportunityFactory(host=host)
    url = section_url(advert, "dates")
    typed = {f"{name}_{part}": value for name in ("closing_date", "decision_date", "first_date")
             for part, value in (("day", "31"), ("month", "12"), ("year", "9999"))}  # fmt: skip
    answer = post(as_(host), host, url, version=fingerprint(advert, Section.DATES), **typed)
    assert answer.status_code == 422
    assert (
        "The year must be between 1900 and" in answer.content.decode()
        and 'value="9999"' in answer.content.decode()
    )


def test_pay_is_a_band_or_a_reason(as_, host):
    advert = OpportunityFactory(host=host)
    page = as_(host).get(section_url(advert, "pay")).content.decode()
    assert "£11.50 for each hour" in page
    data = {
        "band": advert.band_id,
        "unpaid_reason": "No",
        "travel_rule": TravelRule.NONE,
        "version": fingerprint(advert, "pay"),
    }
    assert as_(host).post(section_url(advert, "pay"), data).status_code == 422


def test_a_membership_is_asked_only_what_it_has(as_, host):
    advert = OpportunityFactory(host=host, kind="membership")
    page = as_(host).get(section_url(advert, "dates")).content.decode()
    assert "id_closing_date" in page and "id_decision_date" not in page and "id_session_minutes" not in page


def test_two_people_in_one_section_see_each_others_words(as_, host):
    advert = OpportunityFactory(host=host)
    version = fingerprint(advert, "support")
    advert.support = "A mentor"
    advert.save()
    data = {
        "support": "A phone call",
        "contact_email": "a@example.nhs.uk",
        "directorate": advert.directorate_id,
    }
    answer = as_(host).post(section_url(advert, "support"), data | {"version": version})
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this section" in words and "A phone call" in words and "A mentor" in words
    shown = re.search(r'name="version" value="(\w+)"', words)[1]
    assert as_(host).post(section_url(advert, "support"), data | {"version": shown}).status_code == 302
    advert.refresh_from_db()
    assert advert.support == "A phone call"


def test_the_preview_is_what_the_public_sees(as_, host):
    advert = OpportunityFactory(host=host, published=True)
    preview = as_(host).get(reverse("involvement:advert_preview", args=[advert.pk])).content.decode()
    public = as_(host).get(advert.get_absolute_url()).content.decode()
    start, end = '<p class="nhsuk-body-l app-lines">', "carers@example.nhs.uk</a>"
    assert (
        preview[preview.index(start) : preview.index(end)] == public[public.index(start) : public.index(end)]
    )


NAMES = ["advert", "advert_preview", "advert_send", "advert_cancel", "advert_begin", "advert_complete"]
CHECKERS = ["advert_check", "advert_publish", "advert_send_back", "advert_correct"]


@pytest.mark.parametrize("name", NAMES)
def test_another_hosts_advert_is_not_found(as_, host, other_host, name):
    advert = OpportunityFactory(host=host)
    url, client = reverse(f"involvement:{name}", args=[advert.pk]), as_(other_host)
    assert {client.get(url).status_code, client.post(url).status_code} <= {404, 405}
    assert as_(other_host).get(section_url(advert, "about")).status_code == 404


@pytest.mark.parametrize("name", CHECKERS)
def test_a_host_does_not_check(as_, host, name):
    url = reverse(f"involvement:{name}", args=[OpportunityFactory(host=host).pk])
    client = as_(host)
    assert {client.get(url).status_code, client.post(url).status_code} <= {403, 405}


@pytest.mark.parametrize("name", ["adverts", "advert_start", "adverts_to_check", "import_adverts"])
def test_an_expert_has_no_staff_pages_and_a_stranger_signs_in(client, as_, expert, name):
    url = reverse(f"involvement:{name}")
    assert "/accounts/" in client.get(url).url
    assert as_(expert).get(url).status_code == 403


def test_an_unknown_section_is_not_found(as_, host):
    assert as_(host).get(section_url(OpportunityFactory(host=host), "nonsense")).status_code == 404


def test_an_advert_that_is_checked_or_public_is_not_written(as_, host):
    for status in (OpportunityStatus.IN_REVIEW, OpportunityStatus.CANCELLED):
        advert = OpportunityFactory(host=host, status=status)
        assert as_(host).get(section_url(advert, "about")).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_hosts_list_asks_the_same_number_of_questions(as_, host, django_assert_max_num_queries, rows):
    OpportunityFactory.create_batch(rows, host=host)
    client = as_(host)
    with django_assert_max_num_queries(8) as asked:
        page = client.get(reverse("involvement:adverts"))
    assert len(page.context["page"].object_list) == rows and len(asked) <= 8


def test_a_host_sees_their_own_and_a_coordinator_all(as_, host, coordinator):
    OpportunityFactory(host=host, title="Mine")
    OpportunityFactory(title="Not mine", status=OpportunityStatus.CANCELLED)
    assert "Not mine" not in as_(host).get(reverse("involvement:adverts")).content.decode()
    page = as_(coordinator).get(reverse("involvement:adverts"), {"status": "cancelled"}).content.decode()
    assert "Not mine" in page and ">Mine<" not in page
