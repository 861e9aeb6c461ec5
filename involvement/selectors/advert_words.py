"""Easy read and translations of adverts: what readers are offered, and how far each is for staff."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Window
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.languages import is_english, page_language
from coproduction.core.todo import ToDo, listed
from coproduction.reference.models import Language
from coproduction.reference.written_languages import Written, written
from involvement.enums import OpportunityStatus, Permission
from involvement.models import AdvertWords
from involvement.rules import advert_words as rules
from involvement.rules.words import FACTS, FACTS_OF

MOST_WAITING = 100


class Choice(NamedTuple):
    """A way to read an advert: how it is written, and the last part of its address."""

    written: Written
    slug: str


class Row(NamedTuple):
    """What staff see of one text: its name and address, and how far it is. `words` is None before it is begun."""

    name: str
    slug: str
    words: AdvertWords | None
    state: str
    colour: str


def easy_read_of(opportunities):
    """Return {opportunity pk: AdvertWords}: the approved easy read of each advert that has one. One query for all.

    An empty field is read in the advert's own words; `rules.advert_words.is_stale(words, opportunity)` says whether
    the advert's words changed since.
    """
    rows = (
        AdvertWords.objects.approved().easy_read().filter(opportunity__in=[each.pk for each in opportunities])
    )
    return {words.opportunity_id: words for words in rows}


def waiting(user):
    """Return the texts that wait for this person to approve them: said by the oldest, with how many there are."""
    if not user.has_perm(Permission.CHECK_OPPORTUNITY):
        return []
    rows = AdvertWords.objects.filter(approved_at__isnull=True).exclude(written_by=user)
    rows = rows.exclude(opportunity__status=OpportunityStatus.CANCELLED).order_by("updated_at")
    return [listed(rows, _to_approve, most=1, key="opportunity_id", number=Window(Count("*")))]


def _to_approve(oldest):
    url = reverse("involvement:advert_words", args=[oldest.key])
    number = min(oldest.number, MOST_WAITING)
    return ToDo(gettext("Approve adverts in easy read and other languages"), url, number)


def has_easy_read():
    """Return the expression that says of a row of adverts whether people can read it in easy read."""
    return Exists(AdvertWords.objects.approved().easy_read().filter(opportunity=OuterRef("pk")))


def choices_of(opportunity):
    """Return a Choice for each approved text of an advert, easy read first. One query."""
    found = [words.language for words in _of(opportunity).approved()]
    ways = [(rules.written_as(language), language) for language in found]
    choices = [Choice(way, rules.slug_of(language)) for way, language in ways if way]
    return sorted(choices, key=lambda choice: (choice.slug != rules.EASY_READ, choice.slug))


def in_page_language(opportunity):
    """Return the approved words of an advert in the language of the page, where they say what it says now, or None."""
    if is_english():
        return None
    words = find(opportunity, page_language())
    return words if words and words.approved_at and not rules.is_stale(words, opportunity) else None


def titles_in_page_language(references):
    """Return {reference: AdvertWords} of those adverts that `in_page_language` finds words for. One query, in English none."""
    if is_english():
        return {}
    rows = AdvertWords.objects.approved().filter(
        language__isnull=False, opportunity__reference__in=references
    )
    found = [
        each
        for each in rows.select_related("language", "opportunity")
        if _slug(each.language) == page_language() and not rules.is_stale(each, each.opportunity)
    ]
    return {each.opportunity.reference: each for each in found}


def find(opportunity, slug):
    """Return the AdvertWords at an address, or None."""
    return next((words for words in _of(opportunity) if _slug(words.language) == slug), None)


def languages():
    """Return {slug: Language} of those adverts can be written in, by name; easy read is None."""
    rows = [language for language in Language.objects.in_use() if written(language)]
    return {rules.EASY_READ: None} | {rules.slug_of(language): language for language in rows}


def staff_rows(opportunity):
    """Return a Row for each text there is or could be: those begun first. Two queries."""
    begun = {_slug(words.language): words for words in _of(opportunity)}
    could = languages() | {slug: words.language for slug, words in begun.items() if slug}
    rows = [_row(slug, language, begun.get(slug), opportunity) for slug, language in could.items()]
    return sorted(rows, key=lambda row: row.words is None)


def marked_facts(said, words):
    """Return the facts of an advert (see `adverts.in_words`) as (name, what these words say, what follows in English)."""
    called = FACTS | FACTS_OF.get(said["opportunity"].kind, {})
    theirs = {called[name]: getattr(words, name) for name in rules.FIELDS if name in called}
    return [(name, *_parted(value, theirs.get(name, ""))) for name, value in said["facts"]]


def _parted(value, theirs):
    return (theirs, value[len(theirs) :].lstrip()) if theirs and value.startswith(theirs) else ("", value)


def use_words(opportunity, words):
    """Put the words on the advert in memory, for a page that shows it; what is empty stays in English."""
    for name in rules.FIELDS:
        setattr(opportunity, name, getattr(words, name) or getattr(opportunity, name))
    return opportunity


def translated(words):
    """Return the names of the fields that some words say; none where there are no words."""
    return {name for name in rules.FIELDS if words and getattr(words, name)}


def _of(opportunity):
    rows = AdvertWords.objects.filter(opportunity=opportunity)
    return rows.select_related("language", "written_by", "approved_by").order_by("language__name")


def _slug(language):
    return rules.slug_of(language) if language is None or written(language) else ""


def _row(slug, language, words, opportunity):
    return Row(rules.name_of(language), slug, words, *_state(words, opportunity))


def _state(words, opportunity):
    if words is None:
        return gettext("Not written"), "grey"
    if rules.is_stale(words, opportunity):
        return gettext("Out of date"), "red"
    return (
        (gettext("Approved"), "green")
        if words.approved_at
        else (gettext("Waiting for a second person"), "yellow")
    )
