"""Looking at who fits, which is written down, and telling a person once that an advert may suit them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from involvement.models import Invitation, KindNeeds
from involvement.notices import matching as notices
from involvement.rules.interests import why_closed
from involvement.selectors.matching.lists import who_fits, why
from involvement.services.facts import refresh_people
from involvement.services.opportunities import locked

MOVED_ON = _("This list has changed since you opened it. Look at it again, then choose.")


@transaction.atomic
def look_at_people(*, opportunity, by):
    """Return what `who_fits` says, and write down who was shown to whom."""
    fit, would = who_fits(opportunity)
    shown = [each.thing.pk for each in (*fit, *would)]
    audit.record(actor=by, action="matches.viewed", target=opportunity, after={"people": shown})
    return fit, would


@transaction.atomic
def look_at_one(*, opportunity, expert, by):
    """Return what `why` says of one person and one advert, and write down that it was asked."""
    audit.record(actor=by, action="match.explained", target=opportunity, after={"people": [expert.pk]})
    return why(expert, opportunity)


@transaction.atomic
def invite(*, opportunity, expert_ids, by):
    """Tell people who fit that an advert may suit them, each once. Returns the new Invitations.

    Only people the list shows can be invited. Raises RuleBroken where the advert is closed or somebody is not listed.
    """
    opportunity = locked(opportunity)
    if why_closed(opportunity, on=today()):
        raise RuleBroken(gettext("This advert is not open now, so nobody can be invited to it."))
    fit, would = who_fits(opportunity)
    listed = {each.thing.pk: each for each in (*fit, *would)}
    if not set(expert_ids) <= set(listed):
        raise RuleBroken(MOVED_ON)
    chosen = [listed[pk] for pk in dict.fromkeys(expert_ids) if listed[pk].invited_at is None]
    invitations = Invitation.objects.bulk_create(
        [
            Invitation(opportunity=opportunity, expert=each.thing, invited_by=by, invited_at=timezone.now())
            for each in chosen
        ]
    )
    audit.record_many(actor=by, action="invitation.sent", targets=invitations)
    notices.invited(opportunity, chosen)
    refresh_people([each.thing.pk for each in chosen])
    return invitations


@transaction.atomic
def keep_kind_needs(*, kind, training, checks, by):
    """Keep what new adverts of a kind ask for. Those written already stay as they are."""
    needs, _ = KindNeeds.objects.select_for_update().get_or_create(kind=kind)
    before = _ids(needs)
    needs.training.set(training)
    needs.checks.set(checks)
    audit.record(actor=by, action="kind.needs_changed", target=needs, before=before, after=_ids(needs))
    return needs


def _ids(needs):
    return {name: sorted(row.pk for row in getattr(needs, name).all()) for name in ("training", "checks")}
