"""What is too old: listed at night, signed off, erased in batches, held back where the law says."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from coproduction.audit.models import Event
from coproduction.core import jobs
from coproduction.core.enums import JobState
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import Job
from coproduction.correspondence.models import Message
from coproduction.documents.models import Document
from coproduction.documents.services import keep_made
from coproduction.privacy.enums import RetentionKind, RetentionState
from coproduction.privacy.models import ErasedPerson, RetentionRun
from coproduction.privacy.rules import tax_year_begins
from coproduction.privacy.selectors import tasks_for
from coproduction.privacy.selectors.retention import KEPT
from coproduction.privacy.services import holds, retention
from coproduction.reference.models import Setting
from experts.enums import ExpertStatus
from experts.models import Expert
from involvement.models import Panel, PanelMember
from involvement.selectors.panel_names import with_names
from payments.models import (
    Claim,
    ClaimedContribution,
    ClaimedReceipt,
    ClaimLine,
    Payment,
    PaymentRun,
    Receipt,
)
from payments.selectors.claims import claimable_by
from tests.factories import (
    ActivityFactory,
    BankDetailsFactory,
    ClaimFactory,
    ClaimLineFactory,
    ContributionFactory,
    ExpertFactory,
    PanelFactory,
    RoleGrantFactory,
    person,
)
from tests.questions import asks_the_same_whatever_the_rows

LONG_AGO = datetime(2015, 5, 1, 12, tzinfo=UTC)
LIST = reverse("privacy:retention")


def aged(row, **fields):
    """Put a row back to long ago."""
    type(row)._base_manager.filter(pk=row.pk).update(**{name: LONG_AGO for name in fields or ["created_at"]})
    return row


def left_long_ago(**fields):
    expert = ExpertFactory(status=ExpertStatus.LEFT, left_at=LONG_AGO, **fields)
    expert.user.role_grants.all().delete()
    return expert


def old_message(to=None):
    message = Message.objects.create(key=f"k{Message.objects.count()}", kind="x", recipient=to or person())
    return aged(message)


def old_claim(**fields):
    expert = ExpertFactory(user=person())
    contribution = ContributionFactory(expert=expert, attended=True, paid_on=date(2015, 5, 1), **fields)
    claim = ClaimFactory(claimant=expert, budget=contribution.budget, total=Decimal("23.00"))
    line = ClaimLineFactory(claim=claim, contribution=contribution)
    ClaimedContribution.objects.create(claim=claim, contribution=contribution)
    file = keep_made(
        b"receipt", name="r.pdf", media_type="application/pdf", purpose="receipt", by=expert.user
    )
    receipt = Receipt.objects.create(line=line, document=file, sent_sha256="1" * 64)
    ClaimedReceipt.objects.create(claimant=expert, sha256="1" * 64, claim=claim, receipt=receipt)
    approver, payer = person(), person()
    run = PaymentRun.objects.create(payer=payer, pay_on=date(2015, 5, 1), status="reconciled")
    Payment.objects.create(
        run=run,
        claim=claim,
        claimant=expert,
        approver=approver,
        payer=payer,
        bank_details=BankDetailsFactory(expert=expert),
        amount=23,
        state="paid",
    )
    paid = {"status": "paid", "submitted_at": LONG_AGO, "approved_at": LONG_AGO, "approved_by": approver}
    Claim.objects.filter(pk=claim.pk).update(paid_on=date(2015, 5, 1), **paid)
    return claim


def old_file():
    by = person()
    return aged(keep_made(b"x", name="a.pdf", media_type="application/pdf", purpose="other", by=by))


def old_panel():
    panel = PanelFactory(held_on=LONG_AGO.date(), chair_name="Cheryl Chair")
    PanelMember.objects.create(panel=panel, email="mo@example.nhs.uk", name="Mo Member")
    return panel


OLD = {
    RetentionKind.LEFT: left_long_ago,
    RetentionKind.NOT_ACCEPTED: lambda: aged(
        ExpertFactory(user=person(), status=ExpertStatus.NOT_ACCEPTED), updated_at=1
    ),
    RetentionKind.UNFINISHED: lambda: aged(person()),
    RetentionKind.MESSAGES: old_message,
    RetentionKind.FILES: old_file,
    RetentionKind.CLAIMS: old_claim,
    RetentionKind.PANELS: old_panel,
}


def proposed(kind):
    retention.propose()
    return RetentionRun.objects.filter(kind=kind, state=RetentionState.PROPOSED).first()


def erase(run, by, capture):
    with capture(execute=True):
        retention.sign_off(run=run, by=by)
    run.refresh_from_db()
    return run


@pytest.mark.parametrize("kind", RetentionKind)
def test_what_is_old_is_listed_and_erased_once_it_is_signed_off(
    administrator, kind, django_capture_on_commit_callbacks
):
    row = OLD[kind]()
    run = proposed(kind)
    assert (run.count, run.held, run.state) == (1, 0, "proposed")
    still_there = type(row)._base_manager.filter(pk=row.pk)
    assert still_there.exists()
    erase(run, administrator, django_capture_on_commit_callbacks)
    assert (run.state, run.erased, run.signed_by) == ("done", 1, administrator)
    assert Job.objects.get().state == JobState.DONE
    if isinstance(row, Expert | User):
        assert ErasedPerson.objects.filter(pk=row.pk, why=kind).exists()
        assert str(User.objects.get(pk=row.pk)) == f"Person {row.pk}"
    elif isinstance(row, Panel):
        assert not with_names().exists() and still_there.get().candidates == row.candidates
        assert Event.objects.filter(action="panel.names_erased", target_id=str(row.pk)).count() == 1
    else:
        assert not still_there.exists()
    assert proposed(kind) is None


@pytest.mark.parametrize("kind", RetentionKind)
def test_what_is_young_is_not_listed(administrator, kind):
    younger = {
        RetentionKind.LEFT: lambda: ExpertFactory(status=ExpertStatus.LEFT, left_at=timezone.now()),
        RetentionKind.NOT_ACCEPTED: lambda: ExpertFactory(status=ExpertStatus.NOT_ACCEPTED),
        RetentionKind.UNFINISHED: person,
        RetentionKind.MESSAGES: lambda: Message.objects.create(key="k", kind="x", recipient=person()),
        RetentionKind.FILES: lambda: keep_made(b"x", name="a", media_type="x", purpose="p", by=administrator),
        RetentionKind.CLAIMS: ClaimFactory,
        RetentionKind.PANELS: PanelFactory,
    }
    younger[kind]()
    assert proposed(kind) is None


def test_a_claim_is_kept_six_whole_tax_years_besides_this_one(administrator):
    claim = old_claim()
    older_than = KEPT[RetentionKind.CLAIMS].older_than(date(2026, 11, 23))
    assert older_than == date(2020, 4, 6)
    for paid_on, kept in ((date(2020, 4, 5), False), (date(2020, 4, 6), True)):
        Claim.objects.filter(pk=claim.pk).update(paid_on=paid_on)
        at = timezone.make_aware(datetime(2020, 4, 6))
        assert (not KEPT[RetentionKind.CLAIMS].rows(at).exists()) is kept


@pytest.mark.parametrize(
    ("day", "begins"),
    [("2026-04-05", "2025-04-06"), ("2026-04-06", "2026-04-06"), ("2027-01-01", "2026-04-06")],
)
def test_when_a_tax_year_begins(day, begins):
    assert tax_year_begins(date.fromisoformat(day)).isoformat() == begins


def test_a_claim_goes_with_all_that_hangs_on_it_and_is_not_offered_again(
    administrator, django_capture_on_commit_callbacks
):
    claim = old_claim()
    file = Document.objects.get(purpose="receipt")
    erase(proposed(RetentionKind.CLAIMS), administrator, django_capture_on_commit_callbacks)
    for model in (Claim, ClaimLine, ClaimedContribution, ClaimedReceipt, Receipt, Payment, PaymentRun):
        assert not model.objects.exists(), model
    assert not Document.objects.filter(pk=file.pk).exists()
    assert not storages["documents"].exists(file.stored_as)
    assert not claimable_by(claim.claimant.user).exists()
    assert Event.objects.filter(action="claim.erased", target_id=str(claim.pk)).count() == 1


def test_a_run_that_still_has_younger_payments_stays(administrator, django_capture_on_commit_callbacks):
    old, young = old_claim(), old_claim()
    Payment.objects.update(run=PaymentRun.objects.first())
    Claim.objects.filter(pk=young.pk).update(paid_on=date(2026, 5, 1))
    erase(proposed(RetentionKind.CLAIMS), administrator, django_capture_on_commit_callbacks)
    assert list(Claim.objects.all()) == [young] and not Claim.objects.filter(pk=old.pk).exists()
    assert Payment.objects.get().run in PaymentRun.objects.all()


@pytest.mark.parametrize("kind", [RetentionKind.LEFT, RetentionKind.UNFINISHED])
def test_somebody_who_works_here_is_never_listed(administrator, kind):
    row = OLD[kind]()
    RoleGrantFactory(user=User.objects.get(pk=row.pk), role=Role.HOST)
    assert proposed(kind) is None


def test_tonights_list_takes_the_place_of_last_nights(administrator):
    left_long_ago()
    first, second = proposed(RetentionKind.LEFT), proposed(RetentionKind.LEFT)
    first.refresh_from_db()
    assert first.state == RetentionState.REPLACED and first.pk != second.pk
    with pytest.raises(RuleBroken, match="signed off or replaced already"):
        retention.sign_off(run=first, by=administrator)


def test_a_list_is_signed_off_once(administrator, django_capture_on_commit_callbacks):
    left_long_ago()
    run = erase(proposed(RetentionKind.LEFT), administrator, django_capture_on_commit_callbacks)
    with pytest.raises(RuleBroken, match="signed off or replaced already"):
        retention.sign_off(run=run, by=administrator)
    assert Job.objects.count() == 1


def held_by_name(expert, by):
    return holds.place_hold(person=expert.user, reason="Complaint 12", by=by)


def held_by_directorate(expert, by):
    contribution = ContributionFactory(expert=expert)
    return holds.place_hold(directorate=contribution.activity.directorate, reason="Inquiry", by=by)


@pytest.mark.parametrize("hold", [held_by_name, held_by_directorate])
def test_a_hold_keeps_a_person_back_and_says_so(administrator, hold, django_capture_on_commit_callbacks):
    held, free = left_long_ago(), left_long_ago()
    hold(held, administrator)
    run = proposed(RetentionKind.LEFT)
    assert (run.count, run.held) == (1, 1)
    erase(run, administrator, django_capture_on_commit_callbacks)
    assert list(ErasedPerson.objects.values_list("pk", flat=True)) == [free.pk]


@pytest.mark.parametrize("kind", [RetentionKind.MESSAGES, RetentionKind.FILES, RetentionKind.CLAIMS])
def test_a_hold_keeps_what_is_a_persons(administrator, kind):
    row = OLD[kind]()
    owner = {"messages": "recipient", "files": "owner", "claims": "claimant"}[kind]
    expert_or_user = getattr(type(row)._base_manager.get(pk=row.pk), owner)
    holds.place_hold(person=User.objects.get(pk=expert_or_user.pk), reason="Court", by=administrator)
    assert proposed(kind) is None


def test_a_hold_of_a_directorate_keeps_the_claims_on_its_budgets(administrator):
    claim = old_claim()
    holds.place_hold(directorate=claim.budget.directorate, reason="Audit", by=administrator)
    assert proposed(RetentionKind.CLAIMS) is None


def test_a_message_to_nobody_is_not_held_for_ever(administrator):
    message = old_message()
    Message.objects.filter(pk=message.pk).update(recipient=None)
    holds.place_hold(person=person(), reason="Court", by=administrator)
    assert proposed(RetentionKind.MESSAGES).count == 1


def test_a_hold_placed_after_the_list_still_stops_it(administrator, django_capture_on_commit_callbacks):
    held = left_long_ago()
    run = proposed(RetentionKind.LEFT)
    hold = held_by_name(held, administrator)
    with django_capture_on_commit_callbacks():
        retention.sign_off(run=run, by=administrator)
    # Ended before the job begins: what was held meanwhile was not what was signed off.
    holds.end_hold(hold=hold, by=administrator)
    jobs.run(Job.objects.get().pk)
    assert not ErasedPerson.objects.exists()
    assert proposed(RetentionKind.LEFT).count == 1


def test_a_job_that_died_goes_on_where_it_was(administrator, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(5):
        left_long_ago()
    run = proposed(RetentionKind.LEFT)
    with django_capture_on_commit_callbacks():
        retention.sign_off(run=run, by=administrator)

    class Killed(Exception):
        pass

    def die(done, total):
        if done:
            raise Killed

    with pytest.raises(Killed):
        retention.carry_out(run, die)
    assert ErasedPerson.objects.count() == 2
    jobs.run(Job.objects.get().pk)
    run.refresh_from_db()
    assert (run.state, run.erased, ErasedPerson.objects.count()) == ("done", 5, 5)
    retention.carry_out(run, lambda done, total: None)
    assert Event.objects.filter(action="person.erased").count() == 5


def test_the_settings_can_have_a_kind_erased_without_asking(db, django_capture_on_commit_callbacks):
    Setting.objects.create(name="erase_messages_unasked", value=1)
    old_message()
    left_long_ago()
    with django_capture_on_commit_callbacks(execute=True):
        retention.propose()
    run = RetentionRun.objects.get(kind=RetentionKind.MESSAGES)
    assert (run.state, run.is_automatic, run.signed_by, run.erased) == ("done", True, None, 1)
    assert RetentionRun.objects.get(kind=RetentionKind.LEFT).state == RetentionState.PROPOSED


class TestScreens:
    def test_an_administrator_looks_and_signs_off(
        self, proved, administrator, django_capture_on_commit_callbacks
    ):
        expert = left_long_ago(user=person(name="Lena Left"))
        run = proposed(RetentionKind.LEFT)
        browser = proved(administrator)
        assert [todo.count for todo in tasks_for(administrator)] == [1]
        page = browser.get(LIST).content.decode()
        url = reverse("privacy:run", args=[run.pk])
        assert url in page
        page = browser.get(url).content.decode()
        assert f"Person {expert.pk}: Lena Left" in page
        with django_capture_on_commit_callbacks(execute=True):
            answer = browser.post(reverse("privacy:sign_off", args=[run.pk]))
        assert answer.url == reverse("core:job", args=[Job.objects.get().pk])
        page = browser.get(url).content.decode()
        assert "Lena Left" not in page and "Sign off and erase" not in page
        assert ErasedPerson.objects.count() == 1

    def test_signing_off_asks_who_you_are(self, as_, administrator):
        left_long_ago()
        run = proposed(RetentionKind.LEFT)
        answer = as_(administrator).post(reverse("privacy:sign_off", args=[run.pk]))
        assert "reauthenticate" in answer.url
        run.refresh_from_db()
        assert run.state == RetentionState.PROPOSED

    @pytest.mark.parametrize("kind", RetentionKind)
    def test_every_kind_can_be_looked_at(self, as_, administrator, kind):
        OLD[kind]()
        run = proposed(kind)
        assert as_(administrator).get(reverse("privacy:run", args=[run.pk])).status_code == 200

    def test_a_list_asks_as_much_for_one_row_as_for_three(self, as_, administrator):
        left_long_ago()
        run = proposed(RetentionKind.LEFT)
        url = reverse("privacy:run", args=[run.pk])
        asks_the_same_whatever_the_rows(as_(administrator), url, left_long_ago)

    def test_a_second_sign_off_is_refused_with_a_sentence(
        self, proved, administrator, django_capture_on_commit_callbacks
    ):
        left_long_ago()
        run = erase(proposed(RetentionKind.LEFT), administrator, django_capture_on_commit_callbacks)
        answer = proved(administrator).post(reverse("privacy:sign_off", args=[run.pk]))
        assert answer.status_code == 409 and "signed off or replaced" in answer.content.decode()


def test_the_clock_alone_makes_something_old(administrator, still_clock):
    expert = ExpertFactory(status=ExpertStatus.LEFT, left_at=timezone.now())
    expert.user.role_grants.all().delete()
    still_clock.shift(timedelta(days=90))
    assert proposed(RetentionKind.LEFT) is None
    still_clock.shift(timedelta(days=1))
    assert proposed(RetentionKind.LEFT).count == 1


def test_a_session_to_come_has_nothing_to_do_with_it(administrator):
    ContributionFactory(activity=ActivityFactory())
    retention.propose()
    assert not RetentionRun.objects.exists()
