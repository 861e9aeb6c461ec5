"""What a run does to thousands of claims, in a few statements each: Python never loops over people here."""

from django.db import connection, transaction
from django.utils import timezone

from coproduction.audit import services as audit
from payments.enums import ClaimStatus, PaymentState
from payments.models import BankDetails, Claim, Payment
from payments.selectors.runs import payable_by


@transaction.atomic
def take_into(run):
    """Move every claim this run can pay into it, and write its payment. Return the ids of the claims."""
    payable_by(run.payer).update(status=ClaimStatus.IN_RUN, updated_at=timezone.now())
    # A claim that is in a run without a live payment is one the statement above has just moved, and locked.
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, {"now": _moment(run.created_at), "run": run.pk, "payer": run.payer_id})
    return list(run.payments.values_list("claim_id", flat=True))


def move_claims_of(payments, target, *, by, **changes):
    """Move the claims of a queryset of payments from 'in a run' to `target`, each recorded."""
    # One step from payment to claim: a longer way round took minutes where the database had no figures to plan with.
    claims = Claim.objects.filter(pk__in=payments.values("claim_id"), status=ClaimStatus.IN_RUN)
    ids = list(claims.order_by("pk").values_list("pk", flat=True))
    claims.update(status=target, updated_at=timezone.now(), **changes)
    audit.record_many(
        actor=by,
        action=f"claim.{target}",
        targets=[Claim(pk=pk) for pk in ids],
        before={"status": str(ClaimStatus.IN_RUN)},
        after={"status": str(target)},
    )
    return ids


def _moment(at):
    return connection.ops.adapt_datetimefield_value(at)


_INSERT = f"""
    INSERT INTO {Payment._meta.db_table}
        (created_at, updated_at, run_id, claim_id, claimant_id, approver_id, payer_id, bank_details_id, amount, state, problem)
    SELECT %(now)s, %(now)s, %(run)s, claim.id, claim.claimant_id, claim.approved_by_id, %(payer)s,
        (SELECT MAX(details.id) FROM {BankDetails._meta.db_table} details WHERE details.expert_id = claim.claimant_id),
        claim.total, '{PaymentState.PENDING}', ''
    FROM {Claim._meta.db_table} claim
    WHERE claim.status = '{ClaimStatus.IN_RUN}' AND NOT EXISTS (
        SELECT 1 FROM {Payment._meta.db_table} live
        WHERE live.claim_id = claim.id AND live.state IN ('{PaymentState.PENDING}', '{PaymentState.PAID}')
    )
"""  # noqa: S608 - table names and words of our own; values are parameters
