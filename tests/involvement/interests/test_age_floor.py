"""An advert may have a youngest age: shown to everyone, and refused kindly when a person asks and when one is offered."""

from datetime import date, timedelta

import pytest

from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from involvement.models import Opportunity
from involvement.rules.interests import why_too_young
from involvement.services import interests
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory

TODAY = date(2026, 6, 1)  # no leap day between it, eighteen years earlier, and 41 days later


def born(years_ago, *, days_later=0):
    return TODAY.replace(year=TODAY.year - years_ago) + timedelta(days=days_later)


def sixteen():
    """A day on which people now sixteen were born, on whatever day this runs."""
    return today() - timedelta(days=16 * 366)


@pytest.fixture
def advert(db, host):
    return OpportunityFactory(published=True, least_age=18, host=host)


AGES = [
    (None, 18, "Tell us your date of birth"),
    (None, None, ""),
    (born(18), 18, ""),
    (born(30), 18, ""),
    (born(18, days_later=40), 18, ""),
    (born(18, days_later=41), 18, "18 or over"),
    (born(12), None, ""),
]


@pytest.mark.parametrize(("born_on", "least_age", "words"), AGES)
def test_a_person_must_be_old_enough_on_the_day_it_begins(born_on, least_age, words):
    advert = Opportunity(least_age=least_age, first_date=TODAY + timedelta(days=40))
    said = why_too_young(ExpertFactory.build(user=None, date_of_birth=born_on), advert, on=TODAY)
    assert words in said if words else said == ""


def test_the_advert_says_it_and_a_younger_person_is_told_kindly(as_, advert):
    younger = ExpertFactory(date_of_birth=sixteen())
    client = as_(younger.user)
    page = client.get(advert.get_absolute_url()).content.decode()
    assert "18 or over" in page and "Please look at our other ways" in page
    assert "Tell us you are interested" not in page
    assert client.get(f"/opportunities/{advert.reference}/interest/").status_code == 403
    with pytest.raises(RuleBroken, match="18 or over"):
        interests.express(opportunity=advert, user=younger.user)


@pytest.mark.parametrize(
    ("birth", "words"), [(sixteen, "not be old enough"), (lambda: None, "ask for their date")]
)
def test_no_place_is_offered_to_someone_too_young(advert, host, birth, words):
    interest = InterestFactory(opportunity=advert, expert=ExpertFactory(date_of_birth=birth()))
    with pytest.raises(RuleBroken, match=words):
        interests.offer(interest=interest, by=host)
    assert interests.not_choose(interest=interest, reason="Sorry.", by=host).status == "not_chosen"


def test_the_host_says_it_with_the_places(as_, host):
    draft = OpportunityFactory(host=host)
    client, path = as_(host), f"/staff/adverts/{draft.pk}/edit/places/"
    form = client.get(path).context["form"]
    typed = {"places": "4", "selection": "Open to all", "version": form.initial["version"]}
    assert client.post(path, {**typed, "least_age": "5"}).status_code == 422
    assert client.post(path, {**typed, "least_age": "16"}).status_code == 302
    draft.refresh_from_db()
    assert draft.least_age == 16
