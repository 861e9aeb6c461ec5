"""What of each kind is older than the trust keeps it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from coproduction.accounts.enums import STAFF_ROLES
from coproduction.accounts.models import RoleGrant, User
from coproduction.correspondence.models import Message
from coproduction.documents.selectors import unused
from coproduction.privacy.enums import RetentionKind
from coproduction.privacy.models import RetentionRun
from coproduction.privacy.rules import tax_year_begins
from coproduction.privacy.selectors.holds import held_directorates, held_people
from coproduction.reference.selectors import setting
from experts.enums import ExpertStatus
from experts.models import Expert
from involvement.selectors.panel_names import with_names
from payments.enums import ClaimStatus
from payments.models import Claim


@dataclass(frozen=True)
class Kept:
    """How long a kind is kept: `older_than(day)` gives the date, `rows(moment)` what is from before it.

    `person` is the path from a row to the user it is about, `directorate` to the directorate it belongs to, if any;
    `addresses` are paths to the addresses of those it names, who may have an account.
    """

    older_than: Callable[[date], date]
    rows: Callable[[datetime], QuerySet]
    person: str = ""
    directorate: str = ""
    addresses: tuple[str, ...] = ()


def _days(name):
    return lambda day: day - timedelta(days=setting(name))


def _months(name):
    return lambda day: _months_before(day, setting(name))


def _months_before(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def _tax_years(name):
    return lambda day: tax_year_begins(day).replace(year=tax_year_begins(day).year - setting(name))


def _people():
    """Return accounts that may be closed: not erased yet, and without a role on the staff."""
    staff = RoleGrant.objects.in_force().filter(role__in=STAFF_ROLES).values("user_id")
    # A second account that was put into the first goes with it.
    closed = Expert.objects.filter(merged_into__isnull=False).values("pk")
    return User.objects.filter(erased__isnull=True).exclude(pk__in=staff).exclude(pk__in=closed)


def _left(moment):
    return _people().filter(expert__status=ExpertStatus.LEFT, expert__left_at__lt=moment)


def _not_accepted(moment):
    return _people().filter(expert__status=ExpertStatus.NOT_ACCEPTED, expert__updated_at__lt=moment)


def _unfinished(moment):
    began = Q(expert__isnull=True) | Q(expert__applied_at__isnull=True, expert__updated_at__lt=moment)
    seen = Q(last_login__isnull=True) | Q(last_login__lt=moment)
    held_a_role = RoleGrant.objects.values("user_id")
    return _people().filter(began, seen, created_at__lt=moment).exclude(pk__in=held_a_role)


def _messages(moment):
    return Message.objects.filter(created_at__lt=moment)


def _files(moment):
    return unused().filter(created_at__lt=moment)


def _claims(moment):
    paid = Q(status=ClaimStatus.PAID, paid_on__lt=timezone.localdate(moment))
    over = [ClaimStatus.DRAFT, ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN]
    return Claim.objects.filter(paid | Q(status__in=over, updated_at__lt=moment))


def _panels(moment):
    return with_names().filter(held_on__lt=timezone.localdate(moment))


KEPT = {
    RetentionKind.LEFT: Kept(_days("retention_left_days"), _left, "pk"),
    RetentionKind.NOT_ACCEPTED: Kept(_days("retention_not_accepted_days"), _not_accepted, "pk"),
    RetentionKind.UNFINISHED: Kept(_days("retention_unfinished_days"), _unfinished, "pk"),
    RetentionKind.MESSAGES: Kept(_months("retention_message_months"), _messages, "recipient_id"),
    RetentionKind.FILES: Kept(_days("retention_file_days"), _files, "owner_id"),
    RetentionKind.CLAIMS: Kept(
        _tax_years("retention_claim_tax_years"), _claims, "claimant_id", "budget__directorate_id"
    ),
    RetentionKind.PANELS: Kept(
        _months("retention_panel_months"),
        _panels,
        directorate="activity__directorate_id",
        addresses=("chair_email", "members__email"),
    ),
}
PEOPLE = {RetentionKind.LEFT, RetentionKind.NOT_ACCEPTED, RetentionKind.UNFINISHED}


def past_keeping(kind, older_than):
    """Return every row of a kind from before the beginning of a date in London, held or not."""
    return KEPT[kind].rows(timezone.make_aware(datetime.combine(older_than, time())))


def free_to_erase(kind, older_than, *, since=None):
    """Return those of `past_keeping` that no legal hold keeps now, nor has kept since a moment."""
    return free_of_holds(kind, past_keeping(kind, older_than), since=since).order_by("pk")


def free_of_holds(kind, rows, *, since=None):
    """Return those of a kind's rows that no legal hold keeps now, nor has kept since a moment."""
    # Not `exclude(held)`: a row about nobody would be kept for ever.
    return rows.exclude(pk__in=rows.filter(_held(KEPT[kind], since)).values("pk"))


def _held(kept, since):
    people = held_people(since=since)
    held = Q(**{f"{kept.person}__in": people}) if kept.person else Q(pk__in=[])
    for path in kept.addresses:
        named = User.objects.filter(pk__in=people, email__isnull=False)
        held |= Q(**{f"{path}__in": named.values("email")})
    if kept.directorate:
        held |= Q(**{f"{kept.directorate}__in": held_directorates(since=since)})
    return held


def rows_of(run):
    """Return what a run will erase, or is erasing: never more than was proposed, since a hold ended later still counts."""
    return free_to_erase(RetentionKind(run.kind), run.older_than, since=run.created_at)


def runs():
    """Return every RetentionRun that was not replaced, those waiting first, the newest first."""
    rows = RetentionRun.objects.exclude(state="replaced").select_related("signed_by")
    return rows.order_by("-state", "-pk")


def is_automatic(kind):
    """Whether the trust has this kind erased each night without a sign-off."""
    return setting(f"erase_{kind}_unasked") == 1
