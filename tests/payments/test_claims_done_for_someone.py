"""A coordinator claims for a person who is not online: who is written down, and who then keeps their hands off it."""

import pytest
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.documents.models import Document
from experts.models import Occasion
from experts.selectors.done import SOMETHING_ELSE, what_was_done
from payments.models import BankDetails, Claim
from payments.selectors import runs as run_selectors
from payments.services.approvals import approve_claim
from tests.experts.acting import begin, offline, token
from tests.factories import RoleGrantFactory, person
from tests.payments.conftest import TAKEN_PART_ON, on, photo, took_part

BANK = {"account_name": "M Pryor", "sort_code": "08-99-99", "account_number": "66374958"}


@pytest.fixture
def mary(db):
    return offline()


@pytest.fixture
def cora(as_, coordinator, mary):
    browser = as_(coordinator)
    assert begin(browser, coordinator, mary, how="desk").status_code == 302
    return browser


def words(answer):
    return answer.content.decode()


def claim_for(browser, helper, whom):
    """Start a claim for a person, add a train with its receipt, and send it."""
    contribution = took_part(whom)
    asked = token(helper, whom)
    url = browser.post(f"/my/claims/start/{contribution.pk}/", asked).url
    train = {**token(helper, whom), **on(TAKEN_PART_ON), "spent": "12.50", "receipt": photo()}
    assert browser.post(f"{url}costs/public_transport/", train).status_code == 302
    answer = browser.post(f"{url}send/", {**token(helper, whom), "is_right": "on"})
    assert answer.status_code == 302, words(answer)
    return Claim.objects.get(claimant__user=whom)


def test_a_claim_is_theirs_and_says_who_did_it(cora, coordinator, mary, policy):
    claim = claim_for(cora, coordinator, mary)
    assert (claim.status, claim.claimant_id, claim.sent_by) == ("submitted", mary.pk, coordinator)
    assert Document.objects.get().owner == mary
    events = Event.objects.filter(target_type="payments.claim")
    assert set(events.values_list("actor", "on_behalf_of", "how")) == {(coordinator.pk, mary.pk, "desk")}
    done = [sentence for _, sentence in what_was_done(Occasion.objects.get())]
    assert f"We added public transport (£12.50) to claim {claim.pk}." in done
    assert f"We sent your claim {claim.pk} to be checked." in done and SOMETHING_ELSE not in done


def test_whoever_did_it_does_not_approve_it(as_, cora, coordinator, mary, policy, approver):
    claim = claim_for(cora, coordinator, mary)
    cora.post("/staff/network/stop/")
    RoleGrantFactory(user=coordinator, role=Role.APPROVER)
    both = User.objects.get(pk=coordinator.pk)
    assert as_(both).get(f"/staff/claims/{claim.pk}/").status_code == 404
    assert as_(both).post(f"/staff/claims/{claim.pk}/approve/").status_code == 404
    with pytest.raises(RuleBroken, match="You did this claim for the person"):
        approve_claim(claim=claim, by=both)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(
            status="approved", approved_by=both, approved_at=claim.submitted_at
        )
    assert approve_claim(claim=claim, by=approver).status == "approved"


def test_whoever_did_it_or_wrote_down_the_account_does_not_pay_it(
    cora, coordinator, mary, policy, approver, finance
):
    claim = claim_for(cora, coordinator, mary)
    BankDetails.objects.create(expert=mary.expert, changed_by=mary, **BANK)
    approve_claim(claim=claim, by=approver)
    assert claim in run_selectors.payable_by(finance)
    assert claim not in run_selectors.payable_by(coordinator)
    left_out = run_selectors.left_out_for(coordinator).get()
    assert "You did this claim" in run_selectors.why_left_out(left_out, coordinator)
    clerk = person(Role.FINANCE)
    BankDetails.objects.create(expert=mary.expert, changed_by=clerk, **BANK)
    assert claim not in run_selectors.payable_by(clerk)
    assert claim in run_selectors.payable_by(finance)


def test_a_claim_of_another_person_stays_out_of_reach(cora, coordinator, mary, policy):
    other = offline("Ann Lee")
    contribution = took_part(other)
    assert cora.post(f"/my/claims/start/{contribution.pk}/", token(coordinator, mary)).status_code == 404
    assert not Claim.objects.exists()


def test_bank_details_need_the_coordinator_to_show_who_they_are(cora, coordinator, mary):
    User.objects.filter(pk=coordinator.pk).update(password=make_password("a long pass phrase"))
    cora.force_login(
        User.objects.get(pk=coordinator.pk), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    begin(cora, coordinator, mary)
    asked = cora.get("/my/bank-details/change/")
    assert asked.status_code == 302 and asked.url.startswith("/accounts/reauthenticate/")
    assert cora.post(asked.url, {"password": "a long pass phrase"}).status_code == 302
    answer = cora.post("/my/bank-details/change/", {**BANK, **token(coordinator, mary)})
    assert answer.url == "/my/bank-details/"
    details = BankDetails.objects.get()
    assert (details.expert_id, details.changed_by) == (mary.pk, coordinator)
    page = words(cora.get("/my/bank-details/"))
    assert "Ends in 958" in page and "66374958" not in page
    kept = Event.objects.get(action="bank_details.changed")
    assert (kept.actor, kept.on_behalf_of) == (coordinator, mary)
    assert "66374958" not in str(what_was_done(Occasion.objects.latest("pk")))
