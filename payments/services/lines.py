"""Adding costs to a claim and taking them out. Only its own claimant, only while it has not been sent."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from payments.enums import LineKind
from payments.rules import claims as rules
from payments.selectors import pricing
from payments.selectors.claims import contribution_of
from payments.services.moves import locked_to_edit

NOT_ALLOWED = _("What you agreed when you accepted does not include this cost.")


def save_total(claim):
    """Make the total the sum of the lines (domain.md, invariant 5)."""
    claim.total = sum(claim.lines.values_list("amount", flat=True), Decimal("0.00"))
    claim.save(update_fields=["total", "updated_at"])


def add_lines(claim, lines):
    for line in lines:
        line.claim = claim
        line.save()
    save_total(claim)
    return lines


def take_out_lines(claim, lines):
    for line in lines:
        line.delete()
    save_total(claim)


def price_again(claim):
    """Price every line again that the policy prices, and add the claim up."""
    for line in pricing.priced_again(claim):
        line.save(update_fields=[*pricing.PRICED, "updated_at"])
    save_total(claim)


@transaction.atomic
def add_journey(*, claim, mode, miles, on, by, passengers=0):
    """Add a journey in Decimal miles, and a line for passengers where there were any."""
    claim, contribution = _open_for(claim, LineKind.MILEAGE, by)
    mileage = pricing.mileage_line(contribution, mode=mode, miles=miles, on=on, miles_already=0)
    add_lines(claim, [mileage])
    if passengers:
        extra = pricing.passenger_line(contribution, miles=miles, on=on, passengers=passengers)
        extra.details["journey"] = mileage.pk
        add_lines(claim, [extra])
    # An earlier journey added late moves the place where a threshold falls.
    price_again(claim)
    _record(claim, mileage, by=by)
    return mileage


@transaction.atomic
def add_expense(*, claim, kind, spent, on, by, hours_away=0, **said):
    """Add a cost in pounds. `said` may hold why there is no receipt, and with whom it was agreed."""
    claim, contribution = _open_for(claim, kind, by)
    line = pricing.expense_line(contribution, kind=kind, spent=spent, on=on, hours_away=hours_away, **said)
    add_lines(claim, [line])
    _record(claim, line, by=by)
    return line


@transaction.atomic
def remove_line(*, line, by):
    """Take a line out of a claim, with its receipts; a journey takes its passengers with it."""
    claim = locked_to_edit(line.claim, by)
    if line.get_kind().is_time:
        raise RuleBroken(
            gettext("Payment for your time is taken out as a whole: say that you do not want it.")
        )
    going = [
        each for each in claim.lines.all() if each.pk == line.pk or each.details.get("journey") == line.pk
    ]
    for each in going:
        audit.record(actor=by, action="claim.line_removed", target=claim, before=_facts(each))
    take_out_lines(claim, going)
    price_again(claim)
    return claim


def _open_for(claim, kind, by):
    claim = locked_to_edit(claim, by)
    contribution = contribution_of(claim)
    if kind not in rules.lines_allowed(contribution):
        raise RuleBroken(NOT_ALLOWED)
    return claim, contribution


def _record(claim, line, *, by):
    audit.record(actor=by, action="claim.line_added", target=claim, after=_facts(line))


def _facts(line):
    return {"line": line.pk, "kind": str(line.kind), "amount": str(line.amount), "on": line.on.isoformat()}
