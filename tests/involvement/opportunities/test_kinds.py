"""Every kind has the fields it needs and no others: on its forms, in what is missing, and on its page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coproduction.core.dates import today
from coproduction.policy.enums import LimitKind
from coproduction.policy.models import TimeLimit
from involvement.enums import OpportunityKind, Section
from involvement.models import Opportunity
from involvement.rules.interests import why_closed
from involvement.rules.kinds import NEEDED, OWN, has, has_series, has_sessions, must_have
from involvement.rules.notice import Notice
from involvement.rules.opportunities import ASKED, missing_from
from involvement.rules.sections import SECTION_OF, fields_of, sections_of, values_of
from involvement.rules.sessions import why_not_add
from involvement.selectors.opportunities import still_missing
from tests.factories import OpportunityFactory

pytestmark = pytest.mark.django_db
KINDS = OpportunityKind
# Of each kind: some fields that it has of its own or lacks, has sessions, has a series.
TABLE = [
    (KINDS.MEMBERSHIP, {"closing_date"}, {"session_minutes", "decision_date", "venue"}, False, False),
    (KINDS.ONE_OFF_EVENT, {"session_minutes", "venue"}, {"frequency", "documents"}, True, False),
    (KINDS.FOCUS_GROUP, {"frequency"}, {"ethics_reference"}, True, True),
    (KINDS.STANDING_GROUP, {"frequency"}, {"salary"}, True, True),
    (KINDS.INTERVIEW_PANEL, {"training"}, {"documents"}, True, False),
    (KINDS.DOCUMENT_REVIEW, {"documents", "documents_due"}, {"venue", "place", "frequency"}, True, False),
    (KINDS.TRAINING, {"venue"}, {"salary"}, True, True),
    (KINDS.RESEARCH, {"ethics_reference"}, {"documents"}, True, True),
    (KINDS.WARD_VISIT, {"checks"}, {"apply_link"}, True, True),
    (KINDS.PEER_ROLE, {"salary", "apply_link"}, {"band", "budget", "rung", "session_minutes"}, False, False),
    (KINDS.OTHER, {"frequency"}, {"salary", "documents"}, True, True),
]


@pytest.mark.parametrize(("kind", "with_these", "without", "sessions", "series"), TABLE)
def test_what_a_kind_has(kind, with_these, without, sessions, series):
    assert all(has(kind, field) for field in with_these) and not any(has(kind, field) for field in without)
    assert (has_sessions(kind), has_series(kind)) == (sessions, series)
    advert = OpportunityFactory.build(kind=kind, band=None, budget=None, directorate=None, locality=None)
    assert bool(why_not_add(advert)) or sessions


def test_the_table_names_every_kind_and_only_fields_there_are():
    assert {row[0] for row in TABLE} == set(KINDS)
    assert set(SECTION_OF) >= NEEDED | set(OWN)
    assert set(ASKED) == {field for field in SECTION_OF for kind in KINDS if must_have(kind, field)}


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_advert_is_asked_for_what_its_kind_needs_and_nothing_else(kind, host):
    empty = Opportunity.objects.create(kind=kind, host=host, reference="X-1")
    asked = {each.field for each in missing_from(empty, on=today(), notice=Notice(14, 7))}
    assert {field for field in SECTION_OF if must_have(kind, field) and field != "kind"} <= asked
    assert all(has(kind, field) for field in asked)


@pytest.mark.parametrize("kind", KINDS)
def test_each_form_asks_what_the_kind_has(as_, host, kind):
    advert = OpportunityFactory(host=host, kind=kind)
    client = as_(host)
    page = client.get(reverse("involvement:advert", args=[advert.pk]))
    assert [row.section for row in page.context["sections"]] == sections_of(kind)
    for section in (Section.DATES, Section.PAY, Section.PLACES):
        form = client.get(reverse("involvement:advert_section", args=[advert.pk, section])).context["form"]
        assert set(form.fields) - {"version"} == set(fields_of(section, kind))


def test_changing_the_kind_loses_nothing_and_asks_for_no_hidden_field(as_, host):
    advert = OpportunityFactory(host=host)
    before = values_of(advert, SECTION_OF)
    Opportunity.objects.filter(pk=advert.pk).update(kind=KINDS.PEER_ROLE, salary="£24,071 a year")
    advert.refresh_from_db()
    assert still_missing(advert) == []
    page = as_(host).get(reverse("involvement:advert_preview", args=[advert.pk])).content.decode()
    assert "£24,071 a year" in page and "£11.50" not in page and "Level of involvement" not in page
    changed = ("kind", "salary")
    assert {**values_of(advert, SECTION_OF), **{name: before[name] for name in changed}} == before


def test_a_job_leads_out_and_takes_nobody_through_us(client):
    link = "https://www.jobs.nhs.uk/candidate/jobadvert/C9277"
    job = OpportunityFactory(published=True, kind=KINDS.PEER_ROLE, salary="£24,071 a year", apply_link=link)
    page = client.get(job.get_absolute_url()).content.decode()
    assert f'href="{link}"' in page and "Tell us you are interested" not in page
    assert "job with a contract" in why_closed(job, on=today())
    assert "claim" in why_not_add(job)
    assert "£24,071" in client.get(reverse("involvement:opportunities")).content.decode()


def test_comments_are_due_after_the_documents_are_sent():
    first = today() + timedelta(days=40)
    review = OpportunityFactory(
        kind=KINDS.DOCUMENT_REVIEW,
        documents="A leaflet",
        first_date=first,
        documents_due=first - timedelta(days=1),
    )
    assert [each.field for each in still_missing(review)] == ["documents_due"]
    review.documents_due = first
    assert still_missing(review) == []


@pytest.mark.parametrize(
    ("days", "said"), [(1, "within 1 day of the day"), (14, "within 14 days of the day")]
)
def test_in_how_many_days_we_pay(client, days, said):
    TimeLimit.objects.create(kind=LimitKind.PAYMENT_PROMISE, starts_on=today(), days=days)
    advert = OpportunityFactory(published=True)
    assert said in client.get(advert.get_absolute_url()).content.decode()
