"""The grid of moves, said a second time by hand, and the rules as sentences."""

import pytest

from payments.enums import ClaimStatus, PaymentState, RunStatus

S = ClaimStatus
ALLOWED = {
    (S.DRAFT, S.SUBMITTED),
    (S.DRAFT, S.WITHDRAWN),
    (S.SUBMITTED, S.APPROVED),
    (S.SUBMITTED, S.RETURNED),
    (S.SUBMITTED, S.REJECTED),
    (S.SUBMITTED, S.WITHDRAWN),
    (S.RETURNED, S.SUBMITTED),
    (S.RETURNED, S.WITHDRAWN),
    (S.APPROVED, S.IN_RUN),
    (S.IN_RUN, S.PAID),
    (S.IN_RUN, S.PAYMENT_FAILED),
    (S.IN_RUN, S.APPROVED),
    (S.PAID, S.PAYMENT_FAILED),
    (S.PAYMENT_FAILED, S.APPROVED),
}
RUN_ALLOWED = {
    (RunStatus.OPEN, RunStatus.LOCKED),
    (RunStatus.OPEN, RunStatus.UNDONE),
    (RunStatus.LOCKED, RunStatus.SENT),
    (RunStatus.LOCKED, RunStatus.UNDONE),
    (RunStatus.SENT, RunStatus.RECONCILED),
}
PAYMENT_ALLOWED = {
    (PaymentState.PENDING, PaymentState.PAID),
    (PaymentState.PENDING, PaymentState.FAILED),
    (PaymentState.PENDING, PaymentState.UNDONE),
    (PaymentState.PAID, PaymentState.FAILED),
}


@pytest.mark.parametrize("before", ClaimStatus)
@pytest.mark.parametrize("after", ClaimStatus)
def test_every_pair_of_claim_states(before, after):
    assert before.may_become(after) is ((before, after) in ALLOWED)


@pytest.mark.parametrize("before", RunStatus)
@pytest.mark.parametrize("after", RunStatus)
def test_every_pair_of_run_states(before, after):
    assert before.may_become(after) is ((before, after) in RUN_ALLOWED)


@pytest.mark.parametrize("before", PaymentState)
@pytest.mark.parametrize("after", PaymentState)
def test_every_pair_of_payment_states(before, after):
    assert before.may_become(after) is ((before, after) in PAYMENT_ALLOWED)


@pytest.mark.parametrize("status", ClaimStatus)
def test_the_person_reads_words_of_their_own(status):
    assert status.words_for_claimant
    assert "run" not in status.words_for_claimant.lower()
