"""The one door through which an advert's status moves: checked, published, sent back, closed, cancelled."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.dates import months_after, today
from coproduction.core.exceptions import RuleBroken
from coproduction.reference.selectors import setting
from involvement.enums import OpportunityStatus
from involvement.models import Opportunity, OpportunityComment, Review
from involvement.notices import feedback as feedback_notices, opportunities as notices
from involvement.rules import feedback as feedback_rules, opportunities as rules
from involvement.selectors import impact
from involvement.selectors.opportunities import still_missing
from involvement.services import interests, sessions
from involvement.services.facts import refresh_advert
from involvement.services.opportunities import locked

MOST_NAMED = 5


class NotComplete(RuleBroken):
    """The advert does not say everything it must. Carries the list of Missing."""

    def __init__(self, missing):
        super().__init__(
            gettext("This advert does not say everything it must yet. {missing}").format(
                missing=" ".join(str(each.words) for each in missing)
            )
        )
        self.missing = missing


class NotAnswered(RuleBroken):
    """Something people said has no answer yet. Carries the list of Things."""

    def __init__(self, things):
        words = "; ".join(str(thing.words) for thing in things[:MOST_NAMED])
        super().__init__(
            gettext("Answer each thing people said first. Not answered yet: {words}.").format(words=words)
        )
        self.things = things


@transaction.atomic
def send_for_checking(*, opportunity, by):
    """Hand a complete draft to the coordinators."""
    opportunity = locked(opportunity)
    if opportunity.status == OpportunityStatus.IN_REVIEW:
        return opportunity
    _refuse_unless(rules.may_write(by, opportunity), opportunity)
    _refuse_incomplete(opportunity)
    return _move(opportunity, OpportunityStatus.IN_REVIEW, by=by)


@transaction.atomic
def publish(*, opportunity, by):
    """Make a checked advert public, if it still says everything today. Publishing twice is publishing once."""
    opportunity = locked(opportunity)
    if opportunity.status == OpportunityStatus.PUBLISHED:
        return opportunity
    _refuse_unless(rules.may_check(by, opportunity), opportunity)
    _refuse_incomplete(opportunity)
    opportunity.published_at, opportunity.published_by = timezone.now(), by
    _move(opportunity, OpportunityStatus.PUBLISHED, by=by, fields=["published_at", "published_by"])
    notices.opportunity_published(opportunity)
    return opportunity


@transaction.atomic
def send_back(*, opportunity, words, by):
    """Give the advert back to its host, who reads what to change."""
    opportunity = locked(opportunity)
    _refuse_unless(rules.may_check(by, opportunity), opportunity)
    comment = OpportunityComment.objects.create(opportunity=opportunity, by=by, words=words)
    _move(opportunity, OpportunityStatus.DRAFT, by=by)
    notices.opportunity_sent_back(opportunity, comment)
    return opportunity


@transaction.atomic
def cancel(*, opportunity, reason, by):
    """Cancel an advert at any time before it is completed. Everyone who still waits for it is told why."""
    opportunity = locked(opportunity)
    if opportunity.status == OpportunityStatus.CANCELLED:
        return opportunity
    _refuse_unless(rules.may_cancel(by, opportunity), opportunity)
    opportunity.cancelled_reason = reason
    _move(opportunity, OpportunityStatus.CANCELLED, by=by, fields=["cancelled_reason"])
    owed = sessions.cancel_coming(opportunity=opportunity, by=by)
    notices.opportunity_cancelled(opportunity, by=by, owed=owed)
    return opportunity


@transaction.atomic
def begin(*, opportunity, by):
    """Say that a closed opportunity is under way."""
    return _step(opportunity, OpportunityStatus.UNDER_WAY, by)


@transaction.atomic
def complete(*, opportunity, by):
    """Say that an opportunity that was under way is over. From today its review is owed.

    Whoever still waits for a place is told so first.
    """
    opportunity = locked(opportunity)
    if opportunity.status == OpportunityStatus.UNDER_WAY:
        _refuse_unless(rules.may_manage(by, opportunity), opportunity)
        interests.end_list(opportunity=opportunity, by=by)
    opportunity = _step(opportunity, OpportunityStatus.COMPLETED, by)
    due_on = months_after(today(), setting("review_months"))
    Review.objects.get_or_create(
        opportunity=opportunity, defaults={"completed_on": today(), "due_on": due_on}
    )
    return opportunity


@transaction.atomic
def review_opportunity(*, opportunity, by):
    """Close the loop: everything people said is answered, and each of them is told. Raises NotAnswered while it is not."""
    opportunity = locked(opportunity)
    if opportunity.status == OpportunityStatus.REVIEWED:
        return opportunity
    _refuse_unless(feedback_rules.may_review(by, opportunity), opportunity)
    if things := impact.unanswered(opportunity):
        raise NotAnswered(things)
    Review.objects.filter(opportunity=opportunity).update(
        reviewed_at=timezone.now(), reviewed_by=by, updated_at=timezone.now()
    )
    _move(opportunity, OpportunityStatus.REVIEWED, by=by)
    outcomes = list(impact.outcomes_of(opportunity))
    if outcomes:
        feedback_notices.what_changed(opportunity, impact.took_part(opportunity), outcomes)
    return opportunity


@transaction.atomic
def close_due(*, on=None):
    """Close every advert whose closing date is before a day (today), set-based. Returns how many. Safe to run twice."""
    due = Opportunity.objects.filter(status=OpportunityStatus.PUBLISHED, closing_date__lt=on or today())
    rows = list(due.select_for_update().only("pk"))
    closed = Opportunity.objects.filter(pk__in=[row.pk for row in rows], status=OpportunityStatus.PUBLISHED)
    closed.update(status=OpportunityStatus.CLOSED, updated_at=timezone.now())
    audit.record_many(
        actor=None,
        action="opportunity.closed",
        targets=rows,
        before={"status": OpportunityStatus.PUBLISHED},
        after={"status": OpportunityStatus.CLOSED},
    )
    return len(rows)


def _step(opportunity, status, by):
    opportunity = locked(opportunity)
    if opportunity.status == status:
        return opportunity
    _refuse_unless(rules.may_manage(by, opportunity), opportunity)
    return _move(opportunity, status, by=by)


def _refuse_incomplete(opportunity):
    missing = still_missing(opportunity)
    if missing:
        raise NotComplete(missing)


def _refuse_unless(allowed, opportunity):
    if not allowed:
        raise RuleBroken(_what_can_be_done(opportunity))


def _what_can_be_done(opportunity):
    status = OpportunityStatus(opportunity.status)
    nexts = [
        str(OpportunityStatus(each).label).lower() for each in OpportunityStatus if status.may_become(each)
    ]
    can = (
        gettext("From there it can become {nexts}.").format(nexts=gettext(" or ").join(nexts))
        if nexts
        else gettext("Nothing more can be done with it.")
    )
    return gettext("You cannot do that with this advert now. It is ‘{status}’. {can}").format(
        status=status.label, can=can
    )


def _move(opportunity, status, *, by, fields=()):
    before = OpportunityStatus(opportunity.status)
    if not before.may_become(status):
        raise RuleBroken(_what_can_be_done(opportunity))
    opportunity.status = status
    opportunity.save(update_fields=["status", *fields, "updated_at"])
    refresh_advert(opportunity)
    audit.record(
        actor=by,
        action=f"opportunity.{status.value}",
        target=opportunity,
        before={"status": before},
        after={"status": status},
    )
    return opportunity
