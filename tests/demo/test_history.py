"""The demonstration trust, loaded once and looked at from many sides."""

import io
import json
from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Sum
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.models import User
from coproduction.audit.models import Event
from coproduction.core.dates import today
from coproduction.correspondence.enums import BatchState, Channel, DeliveryState
from coproduction.correspondence.models import Delivery, LetterBatch
from coproduction.correspondence.selectors import letters
from coproduction.demo.history.clock import REAL_NOW
from coproduction.demo.people import ACCOUNTS
from coproduction.privacy.models import DataRequest, ErasedPerson, Leaving, RetentionRun
from experts.enums import ContributionStatus, ExpertStatus
from experts.models import AccessNeed, Contribution, Expert, NeedMet
from experts.selectors.needs import cannot_be_met, due_for_review
from experts.selectors.record import statement_for
from involvement.enums import InterestStatus, OpportunityStatus
from involvement.models import BookletEdition, Feedback, Interest, Opportunity, Review as OwedReview, Session
from involvement.selectors import tasks_for as involvement_tasks
from involvement.selectors.sessions import attendance_to_record, to_remind
from payments.enums import ClaimStatus, RunStatus
from payments.models import Claim, ClaimLine, Payment, PaymentRun
from quality_mark.enums import MeetingStatus, Outcome
from quality_mark.models import Award, Meeting, Review, Submission

pytestmark = pytest.mark.slow

EXPERTS = ("expert", "expert2")


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Load it once for the whole file: it takes some seconds."""
    with django_db_blocker.unblock(), override_settings(DEMO=True), transaction.atomic():
        call_command("load_demonstration", stdout=io.StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def demonstration(request, settings, django_db_blocker):
    settings.DEMO, settings.STAFF_SECOND_FACTOR = True, False
    if "db" in request.fixturenames:  # a test of the empty database: it also makes pytest-django set one up
        yield
        return
    request.getfixturevalue("loaded")
    with django_db_blocker.unblock():
        yield


def test_before_it_is_loaded_a_sentence_says_how(db):
    with pytest.raises(CommandError, match="load_demonstration"):
        call_command("demo_accounts")


def user(key):
    return User.objects.get(email=ACCOUNTS[key].email)


def test_every_account_signs_in_with_what_the_command_prints():
    printed = io.StringIO()
    call_command("demo_accounts", stdout=printed)
    accounts = json.loads(printed.getvalue())
    assert set(accounts) == set(ACCOUNTS)
    for key, account in accounts.items():
        client = Client()
        response = client.post(
            reverse("account_login"), {"login": account["email"], "password": account["password"]}
        )
        assert response.status_code == 302, key
        assert client.session["_auth_user_id"] == str(user(key).pk)
        assert user(key).roles == {ACCOUNTS[key].role}


def test_loading_again_changes_nothing():
    before = Event.objects.count(), User.objects.count()
    call_command("load_demonstration", stdout=io.StringIO())
    assert (Event.objects.count(), User.objects.count()) == before


@pytest.mark.parametrize("key", EXPERTS)
def test_each_expert_has_a_claim_in_every_state(key):
    assert {*Claim.objects.of(user(key)).values_list("status", flat=True)} == set(ClaimStatus)


@pytest.mark.parametrize("key", EXPERTS)
def test_each_expert_has_interests_in_every_state_there_is_a_way_to(key):
    held = {*Interest.objects.of(user(key)).values_list("status", flat=True)}
    for_one = set(InterestStatus) - {InterestStatus.WAITING}
    assert held >= for_one - {InterestStatus.SHORTLISTED, InterestStatus.EXPRESSED}
    everyone = {*Interest.objects.values_list("status", flat=True)}
    assert everyone == set(InterestStatus)


@pytest.mark.parametrize("key", EXPERTS)
def test_each_expert_took_part_and_will_again(key):
    mine = Contribution.objects.of(user(key))
    states = {*mine.values_list("status", flat=True)}
    assert {ContributionStatus.ATTENDED, ContributionStatus.EXPECTED} <= states
    assert mine.filter(activity__starts_at__gt=timezone.now()).exists()
    unclaimed = mine.filter(status=ContributionStatus.ATTENDED, claimed__isnull=True)
    assert unclaimed.exists(), "there is something to claim for"


def test_adverts_are_in_every_status_this_path_leads_to():
    statuses = {*Opportunity.objects.values_list("status", flat=True)}
    assert statuses == set(OpportunityStatus)


def test_one_review_is_late_and_one_opportunity_is_told_in_public():
    late = OwedReview.objects.get(reviewed_at=None)
    assert late.due_on < today()
    assert Feedback.objects.filter(opportunity=late.opportunity_id, person=None).exists()
    assert (
        "Say in the first line that people can bring someone."
        in Client().get(reverse("involvement:impact")).text
    )
    assert any(each.words.startswith("Tell us how it went") for each in involvement_tasks(user("expert")))


def test_the_fourteen_adverts_are_here_with_nine_ready():
    imported = Opportunity.objects.filter(reference__startswith="ANY-")
    assert Counter(imported.values_list("status", flat=True)) == {"in_review": 9, "draft": 5}


def test_people_are_at_every_stage_of_joining():
    stages = {*Expert.objects.values_list("status", flat=True)}
    assert {ExpertStatus.APPLIED, ExpertStatus.WELCOMED, ExpertStatus.ACTIVE, ExpertStatus.PAUSED} <= stages


def test_a_meeting_tomorrow_has_people_to_remind():
    tomorrow = timezone.localdate() + timedelta(days=1)
    session = Session.objects.get(activity__starts_at__date=tomorrow)
    expected = session.activity.contributions.filter(status=ContributionStatus.EXPECTED)
    assert {user(key).pk for key in EXPERTS} <= {*expected.values_list("expert_id", flat=True)}
    at = session.activity.starts_at
    assert 0 < (at - timezone.now()).total_seconds() <= 38 * 3600
    assert to_remind().count() in (0, expected.count())


def test_the_host_has_attendance_to_record():
    assert attendance_to_record(user("host")).count() == 1


def test_work_for_the_quality_mark_is_written_waits_and_is_reviewed():
    statuses = Counter(Submission.objects.values_list("status", flat=True))
    assert {"draft", "submitted", "in_review"} <= set(statuses)
    sides = Counter(Review.objects.filter(version__decision__isnull=True).values_list("side", "status"))
    assert sides == {(side, status): 1 for side in ("expert", "staff") for status in ("allocated", "open")}


def test_the_panel_held_a_meeting_with_a_decision_of_each_kind():
    pilot, held = Meeting.objects.filter(status=MeetingStatus.CLOSED).order_by("activity__starts_at")
    assert {*pilot.agenda.values_list("decision__outcome", flat=True)} == {Outcome.AWARDED}
    assert {*held.agenda.values_list("decision__outcome", flat=True)} == set(Outcome)
    assert held.minutes_id
    there = Contribution.objects.filter(activity=held.activity_id, status=ContributionStatus.ATTENDED)
    assert there.count() == 2
    to_come = Meeting.objects.filter(status=MeetingStatus.PLANNED, seats__isnull=False).first()
    assert {*to_come.seats.values_list("status", flat=True)} == {"expected", "apologies"}


def test_there_is_a_mark_in_each_state():
    marks = Award.objects.values_list("status", "decision__version__criteria_set__version")
    assert Counter(marks) == {
        ("current", 3): 2,
        ("expiring", 2): 1,
        ("expired", 2): 1,
        ("renewed", 2): 1,
        ("withdrawn", 2): 1,
    }
    renewed = Award.objects.get(status="renewed")
    assert renewed.renewed_as.decision.version.submission.renews == renewed


def test_one_run_is_open_and_two_are_reconciled():
    assert Counter(PaymentRun.objects.values_list("status", flat=True)) == {
        RunStatus.OPEN: 1,
        RunStatus.RECONCILED: 2,
    }


def test_the_money_adds_up():
    for claim in Claim.objects.all():
        assert claim.total == (claim.lines.aggregate(sum=Sum("amount"))["sum"] or 0)
    for run in PaymentRun.objects.all():
        assert run.total == run.payments.aggregate(sum=Sum("amount"))["sum"]
    for payment in Payment.objects.select_related("claim"):
        assert len({payment.claimant_id, payment.approver_id, payment.payer_id}) == 3
    paid = Claim.objects.filter(status=ClaimStatus.PAID)
    spent = Contribution.objects.aggregate(time=Sum("paid_time"), expenses=Sum("paid_expenses"))
    assert spent["time"] + spent["expenses"] == paid.aggregate(sum=Sum("total"))["sum"]
    assert not ClaimLine.objects.filter(amount__lte=0).exists()


def test_the_trail_is_in_order_and_nothing_is_to_come():
    moments = list(Event.objects.order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= timezone.now()
    assert timezone.localdate(moments[0]) < today() - timedelta(days=300)
    assert not Claim.objects.filter(submitted_at__gt=timezone.now()).exists()


def test_old_messages_are_not_sent_again():
    by_wire = Delivery.objects.exclude(channel=Channel.LETTER)
    assert not by_wire.filter(state=DeliveryState.WAITING).exists()


def test_a_coordinator_has_messages_that_did_not_arrive_to_put_right():
    failed = Delivery.objects.filter(state=DeliveryState.SET_ASIDE)
    assert set(failed.values_list("trouble", flat=True)) == {"bounced", "out_of_reach"}


def test_the_clock_is_right_again():
    assert timezone.now is REAL_NOW


@pytest.mark.parametrize("key", ACCOUNTS)
def test_everyone_can_open_their_first_page_and_sees_that_it_is_a_demonstration(key):
    client = Client()
    client.force_login(user(key), backend="allauth.account.auth_backends.AuthenticationBackend")
    response = client.get(reverse("home:start"))
    assert response.status_code == 200
    assert "This is a demonstration trust" in response.content.decode()


def test_a_person_without_email_has_a_place_that_a_coordinator_took_for_her():
    mary = User.objects.get(name="Mary Pryor")
    assert mary.email is None and mary.expert.status == ExpertStatus.ACTIVE
    statuses = {*Interest.objects.of(mary).values_list("status", flat=True)}
    assert statuses == {InterestStatus.ACCEPTED, InterestStatus.EXPRESSED}
    assert Contribution.objects.of(mary).filter(activity__starts_at__gt=timezone.now()).exists()
    done = Event.objects.filter(on_behalf_of=mary)
    assert set(done.values_list("actor", "how")) == {(user("coordinator").pk, "phone")}
    assert mary.messages.filter(kind="done_with_you").count() == 4
    assert {*Delivery.objects.filter(message__recipient=mary).values_list("channel", flat=True)} == {"letter"}


def test_the_administrator_has_a_list_to_sign_off_that_a_hold_keeps_one_person_out_of():
    run = RetentionRun.objects.get(kind="not_accepted")
    assert (run.state, run.count, run.held) == ("proposed", 2, 1)
    assert ErasedPerson.objects.count() == 1
    assert not User.objects.filter(name="Oscar Dunn").exists()
    assert Leaving.objects.filter(person__name="Nia Hopkins", erase_on__gt=today()).exists()
    asked = DataRequest.objects.get(person=user("expert"))
    assert asked.job.state == "done" and asked.kept_until > today()


def test_what_an_expert_was_paid_in_their_record_is_what_the_runs_paid():
    for key in EXPERTS:
        year = statement_for(user(key), first=today() - timedelta(days=500), last=today())
        paid = Payment.objects.filter(claimant_id=user(key).pk, state="paid").aggregate(all=Sum("amount"))[
            "all"
        ]
        assert year.paid_time + year.paid_expenses == paid > 0


def test_letters_wait_of_every_sort_and_some_were_posted():
    waiting = letters.queue()
    assert waiting.printed.get("Large print") and waiting.without_address
    assert (
        set(waiting.by_hand) == {"Braille"} and "Braille" not in waiting.printed
    )  # how many: as the day falls
    assert Delivery.objects.filter(channel=Channel.LETTER, sent_by=user("coordinator")).exists()
    assert LetterBatch.objects.get().state == BatchState.POSTED


def test_needs_are_shared_and_not_met_and_not_and_one_is_to_answer():
    needs = AccessNeed.objects.filter(expert_id__in=[user(key).pk for key in EXPERTS])
    assert set(needs.values_list("shared", flat=True)) == {True, False}
    assert set(NeedMet.objects.values_list("outcome", flat=True)) == {"met", "not_met", ""}
    assert cannot_be_met().exists() and due_for_review().exists()
    assert any("Answer access needs" in todo.words for todo in involvement_tasks(user("host")))


def test_the_last_quarter_has_equality_figures_with_hidden_cells():
    client = Client()
    client.force_login(user("manager"), backend="allauth.account.auth_backends.AuthenticationBackend")
    for by in ("ethnic_group", "religion", "age_band"):
        page = client.get(f"{reverse('reports:report', args=['equality'])}?by={by}").content.decode()
        assert "Hidden" in page, by


def test_a_month_of_panels_from_a_recruitment_system_comes_in():
    """Twenty-five can be read, one is there twice, and five are refused with the reason."""
    said = io.StringIO()
    with transaction.atomic():
        call_command("import_panels", "tests/data/panels.csv", stdout=said)
        transaction.set_rollback(True)
    assert "New: 25. Unchanged: 1. Refused: 5." in said.getvalue()


def test_the_booklet_has_an_edition_before_and_one_of_a_locality():
    whole = BookletEdition.objects.filter(scope="0-0").order_by("number")
    first, newest = [{file.format for file in edition.files.all()} for edition in whole]
    assert first < newest >= {"pdf", "large-print", "epub"}
    assert BookletEdition.objects.filter(locality__name="Norwich").exists()
