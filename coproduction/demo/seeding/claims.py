"""Claims in every state, their lines, budgets and payment runs: sums as the real pricing makes them."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from coproduction.accounts.enums import Role
from coproduction.policy.enums import EntryKind
from coproduction.policy.models import BudgetEntry
from coproduction.policy.pricing import price_mileage, price_time
from payments.enums import ClaimStatus, LineKind, PaymentState, RunStatus
from payments.models import Claim, ClaimedContribution, ClaimLine, Payment, PaymentRun

APPROVED = {ClaimStatus.APPROVED, ClaimStatus.PAID}
PROMISE_DAYS = 21
SETTLED_AFTER = 45  # days: older claims have reached their end
OLD = [ClaimStatus.PAID] * 94 + [ClaimStatus.REJECTED] * 3 + [ClaimStatus.WITHDRAWN] * 3
RECENT = (
    [ClaimStatus.SUBMITTED] * 50
    + [ClaimStatus.APPROVED] * 35
    + [ClaimStatus.RETURNED] * 10
    + [ClaimStatus.DRAFT] * 5
)
LIVE = set(ClaimStatus) - {ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN}


class Claims:
    """Makes `plan.claims` claims from the attendances it is handed, then the runs that paid them."""

    def __init__(self, plan, ground, people, writer):
        self.plan, self.ground, self.people, self.writer = plan, ground, people, writer
        self.chance = plan.random("claims")
        self.left = plan.claims
        self.runs = {}
        self.run_counts = defaultdict(int)
        self.run_totals = defaultdict(Decimal)
        self.price = lru_cache(maxsize=1000)(lambda minutes: price_time(ground.rate, minutes))

    def add(self, contribution, taken_part, day):
        """Add the claim for one attendance while claims are left. Returns what payment wrote back to it."""
        self._commit(contribution, taken_part)
        if not self.left:
            return {}
        self.left -= 1
        status = self._status(day)
        lines = self._lines(taken_part, day)
        total = sum((line["amount"] for line in lines), Decimal(0))
        claim = self._add_claim(taken_part, day, status, total)
        for line in lines:
            self.writer.add(ClaimLine, claim_id=claim, contribution_id=contribution, on=day, **line)
        if status in LIVE:
            self.writer.add(ClaimedContribution, contribution_id=contribution, claim_id=claim)
        return (
            self._pay(claim, contribution, taken_part, day, lines, total)
            if status == ClaimStatus.PAID
            else {}
        )

    def _status(self, day):
        choices = OLD if (self.plan.today - day).days > SETTLED_AFTER else RECENT
        return choices[self.chance.randrange(len(choices))]

    def _lines(self, taken_part, day):
        time = self.price(taken_part["minutes"])
        lines = [_line(LineKind.TIME, time, rate_id=self.ground.rate.pk)]
        if self.chance.random() < 0.4:
            rate = self.ground.mileage_on(day)
            miles = Decimal(self.chance.randrange(20, 400)) / 10
            journey = price_mileage([rate], miles=miles, miles_already=Decimal(0))
            lines.append(_line(LineKind.MILEAGE, journey, mileage_rate_id=rate.pk))
        return lines

    def _add_claim(self, taken_part, day, status, total):
        submitted = self.plan.moment(day + timedelta(days=1 + self.chance.randrange(5)), 19)
        row = {
            "claimant_id": taken_part["expert_id"],
            "status": status,
            "budget_id": taken_part["budget_id"],
            "total": total,
            "created_at": submitted,
        }
        if status != ClaimStatus.DRAFT:
            row.update(submitted_at=submitted, promised_on=submitted.date() + timedelta(days=PROMISE_DAYS))
        if status in APPROVED:
            row.update(approved_at=submitted + timedelta(days=2), approved_by_id=self._approver())
        if status in (ClaimStatus.REJECTED, ClaimStatus.RETURNED):
            row["decision_words"] = "Please tell us which journey this was for."
            row.update(decided_at=submitted + timedelta(days=2), decided_by_id=self._approver())
        if status == ClaimStatus.PAID:
            row["paid_on"] = _pay_day(day)
        return self.writer.add(Claim, **row)

    def _approver(self):
        return self.ground.staff[Role.APPROVER][0]

    def _pay(self, claim, contribution, taken_part, day, lines, total):
        pay_on = _pay_day(day)
        if pay_on not in self.runs:
            self.runs[pay_on] = self.writer.next_id(PaymentRun)
        self.run_counts[pay_on] += 1
        self.run_totals[pay_on] += total
        person = taken_part["expert_id"]
        self.writer.add(
            Payment,
            run_id=self.runs[pay_on],
            claim_id=claim,
            claimant_id=person,
            approver_id=self._approver(),
            payer_id=self.ground.staff[Role.FINANCE][0],
            bank_details_id=self.people.accounts[person],
            amount=total,
            state=PaymentState.PAID,
        )
        self._entry(
            EntryKind.RELEASED,
            taken_part,
            self.price(taken_part["minutes"]).amount,
            f"released:contribution:{contribution}",
        )
        self._entry(EntryKind.SPENT, taken_part, total, f"spent:claim:{claim}")
        time = sum((line["amount"] for line in lines if LineKind(line["kind"]).is_time), Decimal(0))
        return {"paid_on": pay_on, "paid_time": time, "paid_expenses": total - time}

    def _commit(self, contribution, taken_part):
        amount = self.price(taken_part["minutes"]).amount
        self._entry(EntryKind.COMMITTED, taken_part, amount, f"committed:contribution:{contribution}")

    def _entry(self, kind, taken_part, amount, key):
        self.writer.add(BudgetEntry, budget_id=taken_part["budget_id"], kind=kind, amount=amount, key=key)

    def add_runs(self):
        """Add the payment runs, each with the count and total of its payments."""
        payer = self.ground.staff[Role.FINANCE][0]
        for pay_on, key in self.runs.items():
            done = {}
            for step, hour in (("locked", 9), ("sent", 10), ("reconciled", 17)):
                done |= {f"{step}_at": self.plan.moment(pay_on, hour), f"{step}_by_id": payer}
            self.writer.add(
                PaymentRun,
                id=key,
                status=RunStatus.RECONCILED,
                payer_id=payer,
                pay_on=pay_on,
                count=self.run_counts[pay_on],
                total=self.run_totals[pay_on],
                **done,
            )


def _line(kind, priced, **rate):
    return {
        "kind": kind,
        "quantity": priced.quantity,
        "unit": priced.unit,
        "amount": priced.amount,
        "explanation": priced.explanation,
        **rate,
    }


def _pay_day(day):
    """Return the Friday of the second week after an activity: there is a run every week."""
    return day + timedelta(days=14 + (4 - day.weekday()) % 7)
