"""What the trust wrote itself, found inside what a page says of an advert: it stays as it was written in every language."""

from typing import NamedTuple

from involvement.rules.words import say_looks_for

FIELDS = ("salary", "documents", "selection", "joining", "access", "support", "unpaid_reason")


class Parted(NamedTuple):
    """A fact of an advert: what is said before its own words, those words, and what is said after them."""

    before: str
    own: str
    after: str


def parted(value, advert, translated):
    """Return one fact Parted; `translated` names the fields of the advert that somebody translated."""
    for words in _own_words(advert, translated):
        if value.startswith(words):
            return Parted("", words, value[len(words) :])
        if value.endswith(words):
            return Parted(value[: -len(words)], words, "")
    return Parted(value, "", "")


def _own_words(advert, translated):
    """Return the trust's own words that may be a fact, the longest first."""
    found = [getattr(advert, name) for name in FIELDS if name not in translated]
    found += ["\n".join(advert.looks_for), say_looks_for(advert.looks_for)]
    found += [advert.venue.access if advert.venue else ""]
    return sorted(filter(None, found), key=len, reverse=True)
