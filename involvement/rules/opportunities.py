"""What an advert must say before it is published, and who may do what to it: pure sentences, no queries."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from coproduction.core.dates import days_between, say_date
from coproduction.policy.enums import TravelRule
from involvement.enums import OpportunityStatus, Permission, Place, Section
from involvement.rules.sections import SECTION_OF, has_sessions


class Notice(NamedTuple):
    """The trust's notice, in days: from publishing to the closing date, and from the decision to the first session."""

    before_closing: int
    before_first_session: int


class Missing(NamedTuple):
    """One thing an advert still needs: the field, what to do in words, and the section it is written in."""

    field: str
    words: str
    section: Section


NEEDED = {
    "title": "Write a title that says what this is.",
    "kind": "Choose what kind of opportunity it is.",
    "summary": "Write a summary: what this is and why it matters.",
    "what_you_will_do": "Say what people will do.",
    "rung": "Choose the level of involvement.",
    "frequency": "Say how often people meet.",
    "closing_date": "Give a closing date.",
    "locality": "Choose a locality.",
    "places": "Say how many places there are.",
    "selection": "Say how you will choose people.",
    "travel_rule": "Say how travel is paid, or that none is needed.",
    "support": "Say what support people will have.",
    "contact_email": "Give an email address people can write to.",
    "directorate": "Choose a directorate.",
    "budget": "Choose the budget that pays for this.",
}
NEEDED_WITH_SESSIONS = {
    "session_minutes": "Say how long each session lasts.",
    "first_date": "Give the date of the first session.",
    "decision_date": "Give the date you will tell people who has a place.",
    "place": "Say whether people meet in person or online.",
}


def missing_from(opportunity, *, on: date, notice: Notice) -> list[Missing]:
    """Return each thing the advert must say before it may be published on a day, in the order it is written.

    `notice` is the trust's own (see `Notice`); a shorter one passes with a recorded reason. A membership has no
    decision, no session and no notice.
    """
    found = {}
    for field, words in _everything(opportunity, on, notice):
        found.setdefault(field, words)
    for field, said in (opportunity.imported_words or {}).items():
        ask = found.get(field, "Check this section and save it.")
        found[field] = f"The file says ‘{said}’, which we could not place. {ask}"
    order = list(SECTION_OF)
    return [Missing(field, found[field], SECTION_OF[field]) for field in sorted(found, key=order.index)]


def _everything(opportunity, on, notice) -> Iterator[tuple[str, str]]:
    needed = {**NEEDED, **NEEDED_WITH_SESSIONS} if has_sessions(opportunity.kind) else NEEDED
    for field, words in needed.items():
        if not getattr(opportunity, opportunity._meta.get_field(field).attname):
            yield field, words
    yield from _pay(opportunity)
    yield from _closing(opportunity, on)
    if has_sessions(opportunity.kind):
        yield from _where(opportunity)
        yield from _order(opportunity)
        yield from _notice(opportunity, on, notice)


def _pay(opportunity):
    if not opportunity.band_id and not opportunity.unpaid_reason:
        yield "band", "Choose what people are paid for their time, or say why they are not paid."
    travels = has_sessions(opportunity.kind) and opportunity.place in (Place.IN_PERSON, Place.MIXED)
    if travels and opportunity.travel_rule == TravelRule.ONLINE:
        yield "travel_rule", "People can come in person, so say how their travel is paid."


def _closing(opportunity, on):
    closing = opportunity.closing_date
    if closing and closing < on:
        yield "closing_date", f"The closing date, {say_date(closing)}, has passed. Give a later one."


def _where(opportunity):
    if opportunity.place in (Place.IN_PERSON, Place.MIXED):
        if not opportunity.venue_id:
            yield "venue", "Choose the venue where people meet."
        elif not (opportunity.access or opportunity.venue.access):
            yield "access", "Say how accessible the venue is: steps, lift, hearing loop, toilets."
    elif opportunity.place == Place.ONLINE and not (opportunity.joining or opportunity.access):
        yield "joining", "Say how people join online, and what help there is."


def _order(opportunity):
    closing, decision, first = opportunity.closing_date, opportunity.decision_date, opportunity.first_date
    if closing and decision and decision < closing:
        yield "decision_date", "The decision cannot be before the closing date."
    if decision and first and first < decision:
        yield "first_date", "The first session cannot be before the decision."
    elif closing and first and first < closing:
        yield "first_date", "The first session cannot be before the closing date."


def _notice(opportunity, on, notice):
    if not opportunity.short_notice_reason:
        yield from _short(opportunity, on, notice)


def _short(opportunity, on, notice):
    closing, decision, first = opportunity.closing_date, opportunity.decision_date, opportunity.first_date
    yield from _too_soon("closing_date", on, closing, notice.before_closing, "to answer")
    between = "from the decision to the first session"
    yield from _too_soon("first_date", decision, first, notice.before_first_session, between)


def _too_soon(field, start, end, least, what_for):
    if not (start and end) or not 0 <= days_between(start, end) < least:
        return
    has, enough = _say_days(days_between(start, end)), say_date(start + timedelta(days=least))
    yield (
        field,
        (
            f"People would have {has} {what_for}, and our notice is {_say_days(least)}. "
            f"Choose {enough} or later, or give a reason for shorter notice."
        ),
    )


def is_short_notice(opportunity, *, on, notice):
    """Say whether the advert gives less notice than the trust's own, counted from a day. Such an advert is reported."""
    return has_sessions(opportunity.kind) and any(_short(opportunity, on, notice))


def _say_days(days):
    return f"{days} day{'' if days == 1 else 's'}"


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
