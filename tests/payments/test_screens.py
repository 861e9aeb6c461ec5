"""Every page of claims and payments in a real Chromium, at phone and desktop width, with axe-core finding nothing."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from django.urls import reverse

from payments.enums import LineKind
from payments.services.lines import add_expense, add_journey
from payments.services.receipts import add_receipt, keep_receipt
from payments.services.reconciliation import fail_payment
from payments.services.runs import lock_run, open_run, send_run
from tests.browser.chromium import DESKTOP, PHONE
from tests.payments.conftest import (
    TAKEN_PART_ON,
    another_expert,
    approved,
    draft,
    photo,
    submitted,
    took_part,
    with_bank_details,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("policy")]
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture(autouse=True)
def on_the_day():
    """A browser needs a clock that runs."""


def look_at(window, paths):
    faults = []
    for path in paths:
        for size in (PHONE, DESKTOP):
            window.page.set_viewport_size(size)
            answer = window.goto(path)
            faults += [f"{path} at {size['width']}: {answer.status}"] if answer.status != 200 else []
            faults += [f"{path} at {size['width']}: {fault}" for fault in window.faults()]
            if PICTURES:
                name = f"{path.strip('/').replace('/', '-')}-{size['width']}.png"
                window.page.screenshot(path=Path(PICTURES) / name, full_page=True)
    assert faults == []


def test_what_a_claimant_sees(open_as, expert):
    claim = draft(expert)
    add_journey(claim=claim, mode="car", miles=Decimal("37.4"), on=TAKEN_PART_ON, passengers=2, by=expert)
    for colour in ("red", "blue"):
        line = add_expense(claim=claim, kind=LineKind.PARKING, spent=Decimal(6), on=TAKEN_PART_ON, by=expert)
        add_receipt(line=line, document=keep_receipt(photo(colour), by=expert), by=expert)
    sent, contribution = submitted(expert), took_part(expert)
    with_bank_details(expert)
    of_claim = ["claim", "payment_for_time", "add_journey", "send_claim", "withdraw_claim"]
    paths = [reverse("payments:claims"), reverse("payments:bank_details"), reverse("payments:sign_in_again")]
    paths += [reverse("payments:claim_start", args=[contribution.pk]), sent.get_absolute_url()]
    paths += [reverse(f"payments:{name}", args=[claim.pk]) for name in of_claim]
    paths += [reverse("payments:add_expense", args=[claim.pk, kind]) for kind in ("subsistence", "taxi")]
    paths += [reverse("payments:remove_line", args=[claim.pk, line.pk])]
    paths += [reverse("payments:add_receipt", args=[claim.pk, line.pk])]
    look_at(open_as(expert), paths)


def test_what_staff_see(open_as, expert, approver, finance):
    waiting = submitted(expert)
    for _ in range(2):
        user = another_expert("A person with a long and hyphenated-double-barrelled surname")
        with_bank_details(user)
        approved(user, approver)
    run = open_run(by=finance, pay_on=TAKEN_PART_ON)
    approved(expert, approver)
    names = ["staff_claim", "return_claim", "reject"]
    paths = [reverse("payments:queue"), *(reverse(f"payments:{name}", args=[waiting.pk]) for name in names)]
    look_at(open_as(approver), paths)
    window = open_as(finance)
    lock = reverse("payments:move_run", args=[run.pk, "lock"])
    look_at(window, [reverse("payments:runs"), run.get_absolute_url(), lock])
    run = send_run(run=lock_run(run=run, by=finance), by=finance)
    failed, payment = run.payments.all()
    fail_payment(payment=failed, by=finance, reason="Account closed")
    look_at(window, [run.get_absolute_url(), reverse("payments:fail_payment", args=[run.pk, payment.pk])])
    look_at(window, [reverse("payments:runs"), reverse("payments:staff_claim", args=[failed.claim_id])])
