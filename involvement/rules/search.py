"""What of an advert is searched, and what a person's words come to."""

import re

from coproduction.core.languages import in_english
from involvement.enums import OpportunityKind

WORD = re.compile(r"\w+")
TOO_COMMON = {
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from",
    "in", "is", "it", "of", "on", "or", "the", "to", "with",
}  # fmt: skip
MOST_WORDS = 20
LONGEST_WORD = 60


def text_to_search(opportunity):
    """Return the words a search looks through, besides the title. Reads the venue, locality and directorate."""
    with in_english():  # it is kept, so it is in the language that adverts are written in
        kind = str(OpportunityKind(opportunity.kind).label) if opportunity.kind else ""
    parts = (
        opportunity.organisation, kind, opportunity.summary, opportunity.what_you_will_do, opportunity.who_we_need,
        opportunity.access, opportunity.support, opportunity.venue, opportunity.locality, opportunity.directorate,
    )  # fmt: skip
    return "\n".join(str(part) for part in parts if part)


def words_of(typed):
    """Return the words in what was typed, at most MOST_WORDS. Quotes, operators, emoji and NUL are not words."""
    words = (word[:LONGEST_WORD] for word in WORD.findall(typed[:5000]))
    return [word for word in words if word.lower() not in TOO_COMMON][:MOST_WORDS]
