"""From taking part to being paid, by the pages, one person at each desk."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.storage import storages
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.correspondence.models import Message
from coproduction.policy.enums import EntryKind
from coproduction.policy.models import BudgetEntry
from payments.enums import ClaimStatus, RunStatus
from payments.models import Claim, PaymentRun
from tests.payments.conftest import TAKEN_PART_ON, form_of, on, photo, took_part, with_bank_details

pytestmark = pytest.mark.django_db


def test_from_taking_part_to_being_paid(as_, policy, expert, approver, finance):
    contribution = took_part(expert, minutes=150)
    with_bank_details(expert)

    browser = as_(expert)
    answer = browser.post(reverse("payments:claim_start", args=[contribution.pk]), form_of(expert))
    claim = Claim.objects.get()
    assert answer.url == claim.get_absolute_url()
    assert "2 hours 30 minutes at £11.50 an hour is £28.75" in browser.get(answer.url).content.decode()

    journey = form_of(expert, mode="car", miles="37.4", passengers="2", **on(TAKEN_PART_ON))
    assert browser.post(reverse("payments:add_journey", args=[claim.pk]), journey).status_code == 302
    cost = form_of(expert, spent="£6.40", receipt=photo(), **on(TAKEN_PART_ON))
    answer = browser.post(reverse("payments:add_expense", args=[claim.pk, "parking"]), cost)
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert claim.total == Decimal("28.75") + Decimal("24.31") + Decimal("6.40")

    assert browser.get(reverse("payments:send_claim", args=[claim.pk])).status_code == 200
    answer = browser.post(reverse("payments:send_claim", args=[claim.pk]), form_of(expert, is_right="on"))
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.SUBMITTED
    assert claim.promised_on == date(2026, 12, 14)
    assert "14 December 2026" in browser.get(claim.get_absolute_url()).content.decode()
    assert "14 December 2026" in Message.objects.get(kind="claim_submitted").body

    browser = as_(approver)
    assert f"Claim {claim.pk}" in browser.get(reverse("payments:queue")).content.decode()
    page = browser.get(reverse("payments:staff_claim", args=[claim.pk])).content.decode()
    assert "receipt.jpg" in page
    assert browser.get(claim.lines.last().receipts.get().document.get_absolute_url()).status_code == 200
    browser.post(reverse("payments:approve", args=[claim.pk]))
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.APPROVED
    assert claim.approved_by == approver

    browser = as_(finance)
    pay_on = {"pay_on_day": "27", "pay_on_month": "11", "pay_on_year": "2026"}
    answer = browser.post(reverse("payments:runs"), form_of(finance, **pay_on))
    run = PaymentRun.objects.get()
    assert answer.url == run.get_absolute_url()
    page = browser.get(answer.url).content.decode()
    assert "Ends in 958" in page
    assert "66374958" not in page
    for action in ("lock", "send", "reconcile"):
        assert browser.get(reverse("payments:move_run", args=[run.pk, action])).status_code == 200
        assert browser.post(reverse("payments:move_run", args=[run.pk, action])).status_code == 302
    run.refresh_from_db()
    assert run.status == RunStatus.RECONCILED

    served = b"".join(browser.get(run.file.get_absolute_url()).streaming_content)
    with storages["documents"].open(run.file.stored_as) as kept:
        assert served == kept.read()
    rows = list(csv.DictReader(io.StringIO(served.decode("utf-8-sig"))))
    assert [row["Record"] for row in rows] == ["PAYMENT", "CONTROL"]
    assert rows[0]["Account number"] == "66374958"
    assert rows[0]["Amount"] == rows[1]["Amount"] == "59.46"
    assert rows[1]["Count"] == "1"

    claim.refresh_from_db()
    contribution.refresh_from_db()
    assert (claim.status, claim.paid_on) == (ClaimStatus.PAID, date(2026, 11, 27))
    assert (contribution.paid_time, contribution.paid_expenses) == (Decimal("28.75"), Decimal("30.71"))
    assert contribution.paid_on == date(2026, 11, 27)
    spent = BudgetEntry.objects.get(kind=EntryKind.SPENT)
    assert (spent.budget_id, spent.amount) == (claim.budget_id, Decimal("59.46"))
    told = set(Message.objects.filter(recipient=expert).values_list("kind", flat=True))
    assert told == {"claim_submitted", "claim_approved", "payment_sent", "payment_paid"}
    moves = Event.objects.filter(target_type="payments.claim", target_id=str(claim.pk)).order_by("pk")
    assert [each.action for each in moves if each.action.startswith("claim.")] == [
        "claim.started",
        "claim.line_added",
        "claim.line_added",
        "claim.receipt_added",
        "claim.submitted",
        "claim.approved",
        "claim.in_run",
        "claim.paid",
    ]
    page = as_(expert).get(claim.get_absolute_url()).content.decode()
    assert "We paid you £59.46" in page
