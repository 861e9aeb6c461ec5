"""Money in two languages: each message in its reader's, each sum in its reader's, and the files in English."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.storage import storages

from coproduction.accounts.enums import Role
from coproduction.core.languages import in_language
from coproduction.correspondence.models import Message
from coproduction.policy.models import CancellationFee
from payments import notices
from payments.enums import LineKind
from payments.models import ClaimLine
from payments.selectors.claims import lines_of
from payments.selectors.sums import sum_of
from payments.services import lines as services, run_files, runs
from payments.services.approvals import approve_claim
from payments.services.claims import start_claim, submit_claim
from payments.services.reconciliation import reconcile_run
from tests.factories import ExpertFactory, person
from tests.payments.conftest import (
    TAKEN_PART_ON,
    another_expert,
    approved,
    draft,
    submitted,
    took_part,
    with_bank_details,
)

KEPT = "what was kept with the line"


def in_welsh(user):
    user.language = "cy"
    user.save(update_fields=["language"])
    return user


def body(kind, user):
    return Message.objects.get(kind=kind, recipient=user).body


def of_another_expert(what, *args):
    """Return the claim of someone who reads English, beside that of `expert`, who reads Welsh."""
    return what(another_expert(), *args)


def test_a_claim_is_answered_in_the_language_of_the_person_who_made_it(expert, approver):
    in_welsh(expert)
    for claim in (submitted(expert), of_another_expert(submitted)):
        approve_claim(claim=claim, by=approver)
    theirs = Message.objects.exclude(recipient=expert).get(kind="claim_approved").body
    assert theirs.startswith("Hello ")
    assert "Your claim for £23.00" in theirs
    ours = body("claim_approved", expert)
    assert ours.startswith("Helo ")
    assert "Mae eich hawliad am £23.00" in ours
    assert body("claim_submitted", expert).startswith("Helo ")


def test_each_person_of_a_run_is_told_in_their_language(expert, approver, finance):
    in_welsh(expert)
    for claim in (approved(expert, approver), of_another_expert(approved, approver)):
        with_bank_details(claim.claimant.user)
    run = runs.lock_run(run=runs.open_run(by=finance, pay_on=date(2026, 12, 4)), by=finance)
    reconcile_run(run=runs.send_run(run=run, by=finance), by=finance)
    for kind in ("payment_sent", "payment_paid"):
        begins = sorted(message.body.split()[0] for message in Message.objects.filter(kind=kind))
        assert begins == ["Hello", "Helo"]
        assert body(kind, expert).startswith("Helo ")


@pytest.mark.parametrize(("language", "begins"), [("cy", "Helo "), ("en-gb", "Hello ")])
def test_reminders_are_in_the_language_of_who_is_reminded_whoever_runs_them(db, language, begins):
    approver = person(Role.APPROVER, language=language)
    user = ExpertFactory(user=person("expert", language=language)).user
    with in_language("cy" if language == "en-gb" else "en-gb"):
        said = [
            notices.waiting("claims_waiting", approver, week="2026-48", count=3, days=7, link="/x/"),
            notices.claim_reminder(took_part(user)),
        ]
    assert all(outgoing.body.startswith(begins) for outgoing in said)


def test_the_file_for_finance_is_english_whoever_locks_the_run(expert, approver, finance):
    with_bank_details(expert)
    approved(expert, approver)
    with in_language("cy"):
        run = runs.lock_run(run=runs.open_run(by=finance, pay_on=date(2026, 12, 4)), by=finance)
    with storages["documents"].open(run.file.stored_as) as kept:
        first, row, control = kept.read().decode("utf-8-sig").splitlines()
    assert first.replace('"', "").split(",") == list(run_files.HEADINGS)
    assert f"RUN{run.pk} CLAIM" in row
    assert control.startswith("CONTROL")


@pytest.fixture
def claim(expert, policy):
    """A claim, made by someone who reads Welsh, with a line of each way in which a price comes about."""
    with in_language("cy"):
        claim = draft(expert)
        for miles in ("9995", "12.5"):
            services.add_journey(
                claim=claim, mode="car", miles=Decimal(miles), on=TAKEN_PART_ON, by=expert, passengers=2
            )
        services.add_expense(
            claim=claim,
            kind=LineKind.SUBSISTENCE,
            spent=Decimal("12.30"),
            on=TAKEN_PART_ON,
            hours_away=6,
            by=expert,
        )
        return submit_claim(claim=claim, by=expert)


def test_a_sum_is_kept_in_english_and_its_amount_is_the_same_in_each_language(claim):
    assert [(line.amount, line.explanation) for line in lines_of(claim)] == [
        (Decimal("23.00"), "2 hours at £11.50 an hour is £23.00"),
        (Decimal("5497.25"), "9995 miles by car or van at 55p a mile is £5,497.25"),
        (Decimal("999.50"), "2 passengers for 9995 miles at 5p a mile each is £999.50"),
        (
            Decimal("4.63"),
            "5 miles at 55p a mile and 7.5 miles at 25p a mile is £4.63. "
            "The rate changes after 10,000 miles in a tax year",
        ),
        (Decimal("1.25"), "2 passengers for 12.5 miles at 5p a mile each is £1.25"),
        (Decimal("10.00"), "You spent £12.30. We pay up to £10.00 for this"),
    ]


def test_a_sum_is_put_together_again_for_a_reader_of_another_language(claim):
    english = [line.sum for line in lines_of(claim)]
    # Nothing of what was kept is read: each is worked out again.
    ClaimLine.objects.update(explanation=KEPT)
    assert {line.sum for line in lines_of(claim)} == {KEPT}
    with in_language("cy"):
        again = [line.sum for line in lines_of(claim)]
    assert KEPT not in again
    for figures in ("£11.50", "£5,497.25", "£999.50", "7.5", "£1.25", "£12.30"):
        assert sum(figures in words for words in again) == sum(figures in words for words in english)


def test_what_we_cancelled_late_is_said_again_too(expert):
    fee = CancellationFee.objects.create(notice_hours=48, percent=50, starts_on=date(2026, 4, 1))
    contribution = took_part(expert)
    contribution.late_fee = fee
    contribution.save()
    claim = start_claim(contribution=contribution, by=expert)
    ClaimLine.objects.update(explanation=KEPT)
    with in_language("cy"):
        (line,) = lines_of(claim)
    assert "50%" in line.sum
    assert KEPT not in line.sum


def test_words_that_would_not_come_to_the_amount_are_never_said(claim):
    line = claim.lines.first()
    line.amount, line.explanation = Decimal("99.00"), KEPT
    with in_language("cy"):
        assert sum_of(line) == KEPT
