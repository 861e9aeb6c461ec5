"""The one door to looking for people by what was typed: PostgreSQL's index of words, or plain patterns on SQLite."""

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from experts.rules import directory as rules

# The same expression as in accounts' migration 0003, or its index is not used.
WORDS = "to_tsvector('simple', name || ' ' || translate(coalesce(email, ''), '@._-+', '     '))"
HOLDS = f"experts_expert.user_id IN (SELECT id FROM accounts_user WHERE {WORDS} @@ to_tsquery('simple', %s))"  # noqa: S608
BEFORE_A_WORD = (" ", "-", "'", "’")
BEFORE_A_WORD_OF_AN_ADDRESS = ("@", ".", "-", "_", "+")


def holding(people, typed):
    """Return the people of a queryset who fit what was typed. Nothing typed keeps all; odd signs alone find nobody."""
    typed = rules.tidy(typed)
    if not typed:
        return people
    if "@" in typed:
        return people.filter(user__email__startswith=typed.lower())
    if digits := rules.digits_of(typed):
        starts = rules.is_from_the_start(typed)
        return (
            people.filter(phone__startswith=f"+{digits}") if starts else people.filter(phone__contains=digits)
        )
    if postcode := rules.postcode_of(typed):
        return people.filter(postcode__startswith=postcode)
    words = rules.words_of(typed)
    return _with_words(people, words) if words else people.none()


def _with_words(people, words):
    if connection.vendor == "postgresql":
        wanted = " & ".join(f"{word}:*" for word in words)
        return people.filter(RawSQL(HOLDS, [wanted], output_field=BooleanField()))
    for word in words:
        # SQLite's LIKE knows capitals of plain letters only.
        people = people.filter(_begins_a_word(word) | _begins_a_word(word.capitalize()))
    return people


def _begins_a_word(word):
    found = Q(user__name__istartswith=word) | Q(user__email__istartswith=word)
    for sign in BEFORE_A_WORD:
        found |= Q(user__name__icontains=f"{sign}{word}")
    for sign in BEFORE_A_WORD_OF_AN_ADDRESS:
        found |= Q(user__email__icontains=f"{sign}{word}")
    return found
