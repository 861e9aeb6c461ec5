"""Choosing fairly: what an advert may still ask and choose by, and who may be named. Pure sentences, no queries."""

import re

from django.utils.translation import gettext, gettext_lazy as _

from involvement.enums import InterestStatus, OpportunityStatus, Permission
from involvement.rules.opportunities import may_correct, may_manage, may_write

MOST_QUESTIONS, MOST_CRITERIA = 5, 8
NOT_NAMED_YET = (InterestStatus.EXPRESSED, InterestStatus.SHORTLISTED, InterestStatus.WAITING)
MAY_BE_MARKED = NOT_NAMED_YET
HIDDEN = _("[name taken out]")
SHORTEST_NAME = 3  # shorter ones are ordinary words too: only as they are written in the name


def why_not_ask(user, opportunity, *, somebody_answered):
    """Say why this person cannot change what an advert asks now, or ''."""
    if somebody_answered and may_manage(user, opportunity):
        return gettext(
            "Somebody has answered this advert, so its questions cannot change now: everyone is "
            "asked the same."
        )
    if may_write(user, opportunity):
        return ""
    is_public = opportunity.status == OpportunityStatus.PUBLISHED
    if is_public and may_correct(user, opportunity):
        return ""
    return gettext("The questions can be changed while the advert is written. After that, ask a coordinator.")


def why_not_set_criteria(user, opportunity):
    """Say why this person cannot change what people are chosen by, or ''."""
    if may_write(user, opportunity):
        return ""
    return gettext(
        "What people are chosen by is named before the advert is public, so that it is the same for everyone."
    )


def is_hidden(interest):
    """Say whether whoever chooses may not know yet who this is."""
    if not interest.opportunity.is_blind:
        return False
    left_before_offer = interest.status == InterestStatus.WITHDRAWN and interest.answer_by is None
    return interest.status in NOT_NAMED_YET or left_before_offer


def called(interest):
    """Say who an interest is of, to whoever chooses: the name, or a number where they may not know it."""
    return (
        gettext("Person {number}").format(number=interest.number or 0)
        if is_hidden(interest)
        else str(interest.expert.user)
    )


def without_name(words, user):
    """Take a person's own name and e-mail address out of what they wrote."""
    if user.email:
        words = re.sub(re.escape(user.email), str(HIDDEN), words, flags=re.IGNORECASE)
    parts = [_as_typed(part) for part in re.split(r"[\s-]+", user.name) if len(part) > 1]
    if not parts:
        return words
    name = rf"\b(?:{'|'.join(parts)})\b(?:[\s-]+(?:{'|'.join(parts)})\b)*"
    return re.sub(name, str(HIDDEN), words, flags=re.IGNORECASE)


def _as_typed(part):
    """Return the expression that finds a part of a name, with either apostrophe."""
    found = re.sub("['’]", "['’]", re.escape(part))
    return found if len(part) >= SHORTEST_NAME else f"(?-i:{found}|{found.upper()})"


def as_read(words, interest):
    """Return what a person wrote as whoever chooses may read it."""
    return without_name(words, interest.expert.user) if is_hidden(interest) else words


def why_not_see_name(user, interest):
    """Say why this coordinator may not look up who a numbered person is, or ''."""
    if interest.opportunity.host_id == user.pk:
        return gettext(
            "You run this advert and chose not to see names. Ask another coordinator to contact this person."
        )
    return ""


def why_not_match(user, opportunity):
    """Say why this member of staff may not look at who may fit an advert, or ''.

    Who has answered is no longer in that list: beside numbers, its names would tell who they are.
    """
    if opportunity.is_blind and (
        opportunity.host_id == user.pk or not user.has_perm(Permission.CHECK_OPPORTUNITY)
    ):
        return gettext(
            "This advert is chosen without names, so a coordinator looks at who may fit and invites them."
        )
    return ""


def why_not_mark(interest, *, by):
    """Say why this member of staff may not say which criteria a person meets, or ''."""
    if by.pk == interest.expert_id:
        return gettext("You cannot judge your own interest. Ask a coordinator to do it.")
    if interest.status not in MAY_BE_MARKED:
        return gettext("There is a decision about this person already.")
    return ""
