import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from involvement.services.facts import refresh_everything
from tests.factories import OpportunityFactory, TrainingKindFactory

pytestmark = pytest.mark.django_db


def matched(*options):
    out = StringIO()
    call_command("match", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def advert():
    return OpportunityFactory(published=True, reference="OPP-2026-0007")


def test_it_prints_people_with_scores_and_reasons(advert, expert):
    refresh_everything()
    found = json.loads(matched("OPP-2026-0007", "--json"))
    assert [row["person"] for row in found["fit"]] == [expert.pk] and found["would_fit"] == []
    assert 0 < found["fit"][0]["score"] <= 100
    assert "They can join online." in found["fit"][0]["reasons"]
    assert "Esther Expert" in matched("OPP-2026-0007")


def test_what_is_missing_is_said(advert, expert):
    advert.training.set([TrainingKindFactory(name="Values Based Recruitment")])
    refresh_everything()
    found = json.loads(matched("OPP-2026-0007", "--json"))
    assert found["fit"] == []
    assert found["would_fit"][0]["missing"] == [
        "They need Values Based Recruitment training. Tell them about the next dates."
    ]


def test_an_unknown_reference_gets_a_sentence(db):
    with pytest.raises(CommandError, match="There is no advert with the reference OPP-9"):
        call_command("match", "OPP-9")
