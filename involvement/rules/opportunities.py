"""What an advert must say before it is published, and who may do what to it: pure sentences, no queries."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date
from coproduction.core.languages import Words
from coproduction.policy.enums import TravelRule
from involvement.enums import OpportunityKind, OpportunityStatus, Permission, Place, Section
from involvement.rules import templates
from involvement.rules.kinds import has, has_notice, must_have
from involvement.rules.notice import Notice
from involvement.rules.sections import SECTION_OF, values_of


class Missing(NamedTuple):
    """One thing an advert still needs: the field, what to do in words, and the section it is written in."""

    field: str
    words: str
    section: Section


# What the words of a kind leave for the host to say. A mark of a few letters, such as '[1]', is nobody's hole.
HOLE = re.compile(r"\[[^][\n]{4,80}\]")
# What to do about each field that a kind must have, in words.
ASKED = {
    "title": _("Write a title that says what this is."),
    "organisation": _("Say who runs the study."),
    "kind": _("Choose what kind of opportunity it is."),
    "summary": _("Write a summary: what this is and why it matters."),
    "what_you_will_do": _("Say what people will do."),
    "documents": _("Say what there is to read, and how long it is."),
    "rung": _("Choose the level of involvement."),
    "frequency": _("Say how often people meet."),
    "session_minutes": _("Say how long each session lasts."),
    "first_date": _("Give the date of the first session."),
    "documents_due": _("Give the date by which you need people’s comments."),
    "closing_date": _("Give a closing date."),
    "decision_date": _("Give the date you will tell people who has a place."),
    "place": _("Say whether people meet in person or online."),
    "locality": _("Choose a locality."),
    "places": _("Say how many places there are."),
    "selection": _("Say how you will choose people."),
    "checks": _("Choose the checks people must have before they go on a ward."),
    "salary": _("Say what the job pays, such as ‘£24,071 a year, for 37.5 hours a week’."),
    "travel_rule": _("Say how travel is paid, or that none is needed."),
    "support": _("Say what support people will have."),
    "contact_email": _("Give an email address people can write to."),
    "directorate": _("Choose a directorate."),
    "budget": _("Choose the budget that pays for this."),
}

# Where a kind means something else by a field, as its form says.
ASKED_OF: dict[str, dict[str, Words]] = {
    OpportunityKind.DOCUMENT_REVIEW: {
        "session_minutes": _("Say how much time people need to write comments, or to talk about them."),
        "first_date": _("Give the date you send people the documents."),
    },
    OpportunityKind.PEER_ROLE: {
        "place": _("Say whether people work in person or online."),
        "places": _("Say how many jobs there are."),
    },
}


def missing_from(opportunity, *, on: date, notice: Notice) -> list[Missing]:
    """Return each thing the advert must say before it may be published on a day, in the order it is written.

    `notice` is the trust's own (see `Notice`); a shorter one passes with a recorded reason. What a kind has and needs
    is in `rules.kinds`.
    """
    found = {}
    for field, words in _everything(opportunity, on, notice):
        found.setdefault(field, words)
    for field, said in (opportunity.imported_words or {}).items():
        ask = found.get(field, gettext("Check this section and save it."))
        found[field] = gettext("The file says ‘{said}’, which we could not place. {ask}").format(
            said=said, ask=ask
        )
    order = list(SECTION_OF)
    return [Missing(field, found[field], SECTION_OF[field]) for field in sorted(found, key=order.index)]


def _everything(opportunity, on, notice) -> Iterator[tuple[str, str]]:
    kind = opportunity.kind
    needed = [field for field in SECTION_OF if must_have(kind, field)]
    for field, value in values_of(opportunity, needed).items():
        if not value:
            yield field, ASKED_OF.get(kind, ASKED).get(field, ASKED[field])
    yield from _holes(opportunity)
    if has(kind, "band"):
        yield from _pay(opportunity)
    yield from _closing(opportunity, on)
    if has(kind, "venue"):
        yield from _where(opportunity)
    if has_notice(kind):
        yield from _order(opportunity)
        yield from _notice(opportunity, on, notice)


def _holes(opportunity):
    """Yield what the words an advert began with still leave open, such as ‘[name of the document]’."""
    for field in templates.FIELDS:
        if hole := HOLE.search(getattr(opportunity, field)):
            words = gettext("Put your own words in place of ‘{hole}’, without the square brackets.")
            yield field, words.format(hole=hole[0])


def _pay(opportunity):
    if not opportunity.band_id and not opportunity.unpaid_reason:
        yield "band", gettext("Choose what people are paid for their time, or say why they are not paid.")
    travels = has(opportunity.kind, "venue") and opportunity.place in (Place.IN_PERSON, Place.MIXED)
    if travels and opportunity.travel_rule == TravelRule.ONLINE:
        yield "travel_rule", gettext("People can come in person, so say how their travel is paid.")


def _closing(opportunity, on):
    closing = opportunity.closing_date
    if closing and closing < on:
        yield (
            "closing_date",
            gettext("The closing date, {closing}, has passed. Give a later one.").format(
                closing=say_date(closing)
            ),
        )


def _where(opportunity):
    if opportunity.place in (Place.IN_PERSON, Place.MIXED):
        if not opportunity.venue_id:
            yield "venue", gettext("Choose the venue where people meet.")
        elif not (opportunity.access or opportunity.venue.access or opportunity.venue.facts):
            yield "access", gettext("Say how accessible the venue is: steps, lift, hearing loop, toilets.")
    elif opportunity.place == Place.ONLINE and not (opportunity.joining or opportunity.access):
        yield "joining", gettext("Say how people join online, and what help there is.")


def _order(opportunity):
    closing, decision, first, due = _dates(opportunity)
    if due and first and due < first:
        yield "documents_due", gettext("People cannot send comments before you send them the documents.")
    if closing and decision and decision < closing:
        yield "decision_date", gettext("The decision cannot be before the closing date.")
    if decision and first and first < decision:
        yield "first_date", _before_decision(opportunity.kind)
    elif closing and first and first < closing:
        yield "first_date", _before_closing(opportunity.kind)


def _before_decision(kind):
    if kind == OpportunityKind.DOCUMENT_REVIEW:
        return gettext("You cannot send the documents before you decide who has a place.")
    return gettext("The first session cannot be before the decision.")


def _before_closing(kind):
    if kind == OpportunityKind.DOCUMENT_REVIEW:
        return gettext("You cannot send the documents before the closing date.")
    return gettext("The first session cannot be before the closing date.")


def _dates(opportunity):
    """Return the closing, decision, first and due dates; None for one that the kind does not have."""
    names = ("closing_date", "decision_date", "first_date", "documents_due")
    return [getattr(opportunity, name) if has(opportunity.kind, name) else None for name in names]


def _notice(opportunity, on, notice):
    if not opportunity.short_notice_reason:
        yield from _short(opportunity, on, notice)


def _short(opportunity, on, notice):
    closing, decision, first, _ = _dates(opportunity)
    yield from _too_soon("closing_date", on, closing, notice.before_closing, notice, gettext("to answer"))
    between = gettext("from the decision to the first session")
    if opportunity.kind == OpportunityKind.DOCUMENT_REVIEW:
        between = gettext("from the decision to the day you send the documents")
    yield from _too_soon("first_date", decision, first, notice.before_first_session, notice, between)


def _too_soon(field, start, end, least, notice, what_for):
    if not (start and end) or end < start or notice.days(start, end) >= least:
        return
    has_now, enough = notice.say(notice.days(start, end)), say_date(notice.reach(start, least))
    yield (
        field,
        (
            gettext(
                "People would have {has_now} {what_for}, and our notice is {least}. Choose {enough} or "
                "later, or give a reason for shorter notice."
            ).format(has_now=has_now, what_for=what_for, least=notice.say(least), enough=enough)
        ),
    )


def is_short_notice(opportunity, *, on, notice):
    """Say whether the advert gives less notice than the trust's own, counted from a day. Such an advert is reported."""
    return has_notice(opportunity.kind) and any(_short(opportunity, on, notice))


def may_manage(user, opportunity):
    """The host runs their own adverts; a coordinator runs every one."""
    if user.has_perm(Permission.CHECK_OPPORTUNITY):
        return True
    return opportunity.host_id == user.pk and user.has_perm(Permission.POST_OPPORTUNITY)


def may_write(user, opportunity):
    """A draft is its host's to write, and a coordinator's. One being checked is the coordinator's alone."""
    if opportunity.status == OpportunityStatus.DRAFT:
        return may_manage(user, opportunity)
    return opportunity.status == OpportunityStatus.IN_REVIEW and user.has_perm(Permission.CHECK_OPPORTUNITY)


def may_correct(user, opportunity):
    """Once it is public, a coordinator may put its words right; what people agreed to stays as it is."""
    is_open = opportunity.status in (OpportunityStatus.PUBLISHED, OpportunityStatus.CLOSED)
    return is_open and user.has_perm(Permission.CHECK_OPPORTUNITY)


def may_check(user, opportunity):
    return opportunity.status == OpportunityStatus.IN_REVIEW and user.has_perm(Permission.CHECK_OPPORTUNITY)


def may_cancel(user, opportunity):
    may = OpportunityStatus(opportunity.status).may_become(OpportunityStatus.CANCELLED)
    return may and may_manage(user, opportunity)
