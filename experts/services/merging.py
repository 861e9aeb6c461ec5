"""Putting two accounts of one person together: everything that points at one is pointed at the other, at once.

Nothing is deleted and there is no way back. What may be there only once, and is there in both, stays with the closed
account, which keeps its number; bank details stay there too, and are not used again.
"""

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.accounts import services as accounts
from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.core.merging import move_references
from coproduction.core.personal_data.erasing import erase, erases_as_well
from coproduction.core.personal_data.reading import held_about, holds_as_well
from experts.enums import ExpertStatus
from experts.models import Expert, NotTheSame
from experts.notices import people as notices
from experts.rules import merging as rules
from experts.selectors.merging import in_the_way_of_merging
from experts.services import equality
from experts.services.changes import changed
from experts.services.details import say_about
from experts.services.locking import locked_whole
from experts.services.people import set_status

FILLED = ("phone", "date_of_birth", "postcode", "travel_miles", "about")
EITHER = ("is_service_user", "is_carer")
NOT_TOGETHER = _(
    "These accounts cannot be put together, because something in one must not belong to the person of the other. "
    "Ask your administrator to look at both."
)


@transaction.atomic
def merge(*, keeper, loser, by):
    """Put the account `loser` into `keeper` (Experts), told to both addresses. Returns Counter {(label, field): rows moved}.

    Raises RuleBroken with what must be put right first.
    """
    held = locked_whole(keeper.pk, loser.pk, closing=True)
    keeper, loser = held[keeper.pk], held[loser.pk]
    if refusal := rules.why_not_merge(keeper, loser, by):
        raise RuleBroken(refusal)
    if in_the_way := in_the_way_of_merging(keeper, loser):
        raise RuleBroken(" ".join(in_the_way))
    before = {"keeps": keeper.pk, "closes": loser.pk, "status": loser.status}
    _close(keeper, loser, by)
    moved = _move(keeper, loser)
    _fill(keeper, loser, by)
    equality.carry_over(source=loser.user, to=keeper.user)
    changed(keeper.pk, loser.pk)
    after = {"moved": {".".join(place): rows for place, rows in sorted(moved.items())}}
    audit.record(actor=by, action="expert.merged", target=keeper, before=before, after=after)
    return moved


@transaction.atomic
def say_not_the_same(*, one, other, by):
    """Remember that two people who look alike are two. Saying it again changes nothing."""
    first, second = sorted((one.pk, other.pk))
    said, is_new = NotTheSame.objects.get_or_create(one_id=first, other_id=second, defaults={"said_by": by})
    if is_new:
        audit.record(actor=by, action="expert.not_the_same", target=one, after={"other": other.pk})
    return said


def _close(keeper, loser, by):
    """Tell both addresses while there are two, then close the second account. Moves no row yet."""
    loser.merged_into, loser.merged_at, loser.merged_by = keeper, timezone.now(), by
    fields = ["merged_into", "merged_at", "merged_by"]
    if ExpertStatus(loser.status).may_become(ExpertStatus.LEFT):
        set_status(loser, ExpertStatus.LEFT, by=by, fields=fields, tell=notices.nothing)
    else:
        loser.save(update_fields=[*fields, "updated_at"])
    notices.put_together(keeper, loser)
    accounts.close_into(user=loser.user, into=keeper.user, by=by)


def _move(keeper, loser):
    try:
        with transaction.atomic():
            of_expert = move_references(Expert, source=loser.pk, to=keeper.pk, stays=rules.STAYS)
            return of_expert + move_references(
                get_user_model(), source=loser.pk, to=keeper.pk, stays=rules.STAYS
            )
    except IntegrityError as error:
        raise RuleBroken(NOT_TOGETHER) from error


def _fill(keeper, loser, by):
    """Give the account that stays what it has not been told and the other has."""
    unsaid = ("", None)
    facts = {
        name: getattr(loser, name)
        for name in FILLED
        if getattr(keeper, name) in unsaid and getattr(loser, name) not in unsaid
    }
    facts |= {name: True for name in EITHER if getattr(loser, name) and not getattr(keeper, name)}
    name = loser.user.name if loser.user.name and not keeper.user.name else None
    user = get_user_model().objects.get(pk=keeper.pk)
    say_about(user=user, by=by, name=name, **facts)


@erases_as_well("experts.merged")
def erase_closed_accounts(user_ids):
    """Erase with a person the accounts that were put into theirs."""
    closed = list(Expert.objects.filter(merged_into__in=user_ids).values_list("pk", flat=True))
    if closed:
        erase(closed)


@holds_as_well("closed_accounts", _("What stayed with your other account when we put your two together"))
def held_in_closed_accounts(user):
    """Return what the accounts that were put into this one still hold, as rows of words."""
    closed = get_user_model().objects.filter(expert__merged_into=user.pk)
    return [
        {gettext("What"): held.words, **{column.words: row[column.name].words for column in held.columns}}
        for account in closed
        for held in held_about(account)
        for row in held.rows
    ]
