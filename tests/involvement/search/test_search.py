import pytest

from involvement.models import Opportunity
from involvement.rules.search import text_to_search, words_of
from involvement.selectors.search import matching
from tests.factories import OpportunityFactory

ODD = [
    '"', '""unclosed', "AND OR NOT", "a AND", "carers*", "near(x y)", "title:carers", "(((", "carers -group", "'; DROP TABLE",
    "\x00", "carers\x00group", "🙂", "🙂 carers", "%", "_", "\\", "^", "{", "x" * 10_000, "carers " * 2_000, "   ", "\n\t",
    "ﷺ" * 50, "-- ", "&|!", ":*", "<->",
]  # fmt: skip


def advert(**values):
    found = OpportunityFactory(published=True, **values)
    found.search_text = text_to_search(found)
    found.save(update_fields=["search_text"])
    return found


def titles(typed):
    return [each.title for each in matching(Opportunity.objects.all(), typed).order_by("-rank")]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ODD)
def test_odd_input_is_only_words(typed):
    advert()
    rows = matching(Opportunity.objects.all(), typed)
    assert rows.count() in (0, 1)
    list(rows)


@pytest.mark.django_db
def test_every_word_must_be_there_in_any_form():
    advert(title="Group for carers", summary="Meetings about dementia")
    advert(title="Research adviser", summary="A study of sleep")
    assert titles("group meeting dementia") == ["Group for carers"]
    assert titles("DEMENTIA study") == []
    assert titles("the") == []


@pytest.mark.django_db
def test_a_word_in_the_title_counts_more():
    advert(title="Advise us", summary="Sleep is one of many things that we talk about")
    advert(title="Sleep group", summary="A group")
    assert titles("sleep") == ["Sleep group", "Advise us"]


@pytest.mark.django_db
def test_a_change_is_found_and_the_old_words_are_not():
    changed = advert(title="Old words", summary="x")
    changed.title = "New ones"
    changed.search_text = text_to_search(changed)
    changed.save(update_fields=["title", "search_text"])
    assert titles("new") == ["New ones"] and titles("old") == []


@pytest.mark.django_db
def test_venue_locality_and_directorate_are_searched():
    found = advert()
    for words in (found.venue.name, found.locality.name, found.directorate.name):
        assert titles(words) == [found.title]


def test_words_are_bounded():
    assert words_of("a " * 10 + "carers") == ["carers"]
    assert len(words_of("word " * 500)) == 20
