from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, F, Sum

from coproduction.demo.seeding import Plan, foreign_keys, seed
from experts.enums import ContributionStatus
from experts.models import Contribution, Expert
from involvement.enums import InterestStatus, Seat
from involvement.models import Interest, Opportunity, Panel, PanelSeat
from involvement.selectors.panels import trained_on
from payments.enums import ClaimStatus
from payments.models import BankDetails, Claim, ClaimedContribution, PaymentRun

pytestmark = pytest.mark.slow

PLAN = Plan(experts=40, opportunities=12, claims=150, seed=7, today=date(2026, 11, 23), panels=60)
RELEASED = [ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN]


def fill(plan=PLAN):
    seed(plan, told=lambda rows: None)


@pytest.fixture
def history(db):
    fill()


def fingerprint():
    """Return what the history says, without its keys."""
    claims = Claim.objects.order_by("pk").values_list(
        "claimant__user__email", "status", "total", "submitted_at"
    )
    adverts = Opportunity.objects.order_by("pk").values_list(
        "title", "status", "closing_date", "directorate__name"
    )
    panels = Panel.objects.order_by("pk").values_list("held_on", "band", "outcome", "no_expert_reason")
    seats = PanelSeat.objects.order_by("pk").values_list("expert__user__email", "seat", "override_reason")
    return (
        list(claims),
        list(adverts),
        list(panels),
        list(seats),
        [details.account_number for details in BankDetails.objects.order_by("pk")],
    )


def test_it_makes_as_many_as_were_asked_for(history):
    assert Expert.objects.count() == 40
    assert Opportunity.objects.count() == 12
    assert Claim.objects.count() == 150


def test_the_progress_bar_knows_about_how_many_rows_come(db):
    written = []
    plan = Plan(300, 40, 2000, 7, PLAN.today, panels=1000)
    seed(plan, told=written.append)
    expected = plan.rows
    assert 0.9 < sum(written) / expected < 1.1


def test_the_same_seed_and_day_make_the_same_history(db):
    seen = []
    for plan in (PLAN, PLAN, Plan(40, 12, 150, 8, PLAN.today, 60)):
        with transaction.atomic():
            fill(plan)
            seen.append(fingerprint())
            transaction.set_rollback(True)
    assert seen[0] == seen[1]
    assert seen[0] != seen[2]


def test_a_second_history_can_be_added_beside_the_first(history):
    fill(Plan(10, 4, 20, 9, PLAN.today))
    assert Claim.objects.count() == 170


def test_lines_add_up_to_claims_and_claims_to_runs(history):
    # Summed here: SQLite adds money up in floating point.
    for claim in Claim.objects.prefetch_related("lines"):
        assert claim.total == sum(line.amount for line in claim.lines.all())
    runs = PaymentRun.objects.prefetch_related("payments")
    assert runs
    for run in runs:
        amounts = [payment.amount for payment in run.payments.all()]
        assert (run.total, run.count) == (sum(amounts), len(amounts))


def test_only_what_was_attended_is_claimed_and_only_once(history):
    assert not Claim.objects.exclude(lines__contribution__status=ContributionStatus.ATTENDED).exists()
    assert ClaimedContribution.objects.count() == Claim.objects.exclude(status__in=RELEASED).count()


def test_payment_wrote_back_what_it_paid(history):
    paid = Claim.objects.filter(status=ClaimStatus.PAID).aggregate(total=Sum("total"))["total"]
    written = Contribution.objects.aggregate(total=Sum(F("paid_time") + F("paid_expenses")))["total"]
    assert paid == pytest.approx(written) and paid > Decimal(0)


def test_places_are_never_overbooked_and_whoever_takes_part_was_accepted(history):
    for advert in Opportunity.objects.annotate(many=Count("interests")):
        accepted = Interest.objects.filter(opportunity=advert, status=InterestStatus.ACCEPTED)
        assert accepted.count() <= advert.places
        taking_part = Contribution.objects.filter(activity__session__opportunity=advert)
        assert set(taking_part.values_list("expert", flat=True)) <= set(
            accepted.values_list("expert", flat=True)
        )


def test_it_is_refused_outside_a_demonstration(db, settings):
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(CommandError, match="demonstration"):
        call_command("seed", experts=1)


def test_claims_without_people_are_refused(db, settings):
    settings.DEMO = True
    with pytest.raises(CommandError, match="people"):
        call_command("seed", experts=0, opportunities=1, claims=5)


def test_no_row_points_at_nothing(history):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW session_replication_role")
            assert cursor.fetchone() == ("origin",)
    connection.check_constraints()


@pytest.mark.django_db
def test_a_row_that_points_at_nothing_is_found():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite checks its foreign keys itself")
    assert foreign_keys.leave_out_checks()
    BankDetails.objects.bulk_create([BankDetails(expert_id=404, changed_by_id=404)])
    with pytest.raises(IntegrityError, match="points at nothing"):
        foreign_keys.check([BankDetails])
    BankDetails.objects.all().delete()


def test_one_advert_has_more_people_interested_than_one_page_shows(db):
    fill(Plan(experts=120, opportunities=4, claims=0, seed=7, today=PLAN.today))
    most = Opportunity.objects.annotate(many=Count("interests")).order_by("-many").first()
    assert most.many > 50


def test_panels_are_held_by_seats_with_training_or_an_override(history):
    assert Panel.objects.count() == 60
    seats = list(PanelSeat.objects.select_related("panel__activity", "contribution"))
    assert seats
    for seat in seats:
        is_trained = bool(trained_on([seat.expert_id], seat.panel.held_on))
        assert is_trained or seat.seat == Seat.OBSERVER or seat.override_reason
        assert seat.contribution.activity_id == seat.panel.activity_id
        assert seat.contribution.expert_id == seat.expert_id
    assert not Panel.objects.exclude(no_expert_reason="").filter(seats__isnull=False).exists()
