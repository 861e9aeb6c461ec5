"""What the database promises, also to a fix in the shell, and what a race for an award's number leaves."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from coproduction.core.dates import today
from quality_mark.enums import AwardStatus, Outcome, ReviewStatus
from quality_mark.models import Award, CoSubmitter, CriteriaSet, Score
from quality_mark.services.criteria import load_criteria
from quality_mark.services.numbers import next_number
from tests.factories.quality_mark import (
    AgendaItemFactory,
    AwardFactory,
    ContributorFactory,
    CriteriaSetFactory,
    DecisionFactory,
    ReviewFactory,
    SubmissionFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db


def refused(name):
    return pytest.raises(IntegrityError, match=name if connection.vendor == "postgresql" else None)


class TestCriteria:
    def test_the_ten_of_the_design_are_loaded_once(self):
        call_command("load_criteria")
        call_command("load_criteria")
        criteria = list(CriteriaSet.objects.in_force().criteria.all())
        assert [criterion.number for criterion in criteria] == list(range(1, 11))
        assert [criterion.number for criterion in criteria if criterion.least_for_award == 3] == [4]
        assert CriteriaSet.objects.count() == 1

    def test_a_set_that_is_not_published_is_not_in_force(self):
        first = load_criteria()
        CriteriaSetFactory()
        assert CriteriaSet.objects.in_force() == first


class TestReviews:
    def test_nobody_reviews_what_they_wrote(self):
        version = VersionFactory(sent=True)
        with refused("review_not_by_author"):
            ReviewFactory(version=version, reviewer=version.submission.author)

    def test_nobody_allocates_reviewers_to_what_they_wrote(self):
        version = VersionFactory(sent=True)
        with refused("review_not_allocated_by_author"):
            ReviewFactory(version=version, allocated_by=version.submission.author)

    def test_the_papers_open_only_once_conflicts_were_asked_for(self):
        with refused("review_opens_when_declared"):
            ReviewFactory(status=ReviewStatus.OPEN)

    def test_one_review_for_each_reviewer_and_version(self):
        review = ReviewFactory()
        with refused("review_once"):
            ReviewFactory(version=review.version, reviewer=review.reviewer)

    def test_one_score_for_each_reviewer_and_criterion(self):
        review = ReviewFactory(open=True)
        criterion = review.version.criteria_set.criteria.first()
        Score.objects.create(review=review, criterion=criterion, value=3)
        with refused("score_once"):
            Score.objects.create(review=review, criterion=criterion, value=4)

    @pytest.mark.parametrize("values", [{"value": 5}, {"value": 0, "cannot_judge": True}])
    def test_a_score_is_nought_to_four_or_cannot_judge(self, values):
        review = ReviewFactory(open=True)
        criterion = review.version.criteria_set.criteria.first()
        with refused("score_or_cannot_judge"):
            Score.objects.create(review=review, criterion=criterion, **values)


class TestSubmissions:
    def test_one_version_is_open_at_a_time(self):
        version = VersionFactory()
        with refused("version_one_open"):
            VersionFactory(submission=version.submission, number=2)

    def test_an_author_is_not_their_own_co_submitter(self):
        submission = SubmissionFactory()
        with refused("co_submitter_not_author"):
            CoSubmitter.objects.create(
                submission=submission, author=submission.author, user=submission.author
            )

    def test_an_expert_is_named_once(self):
        contributor = ContributorFactory()
        with refused("contributor_once"):
            ContributorFactory(submission=contributor.submission, expert=contributor.expert)

    def test_an_answer_has_a_time(self):
        with refused("contributor_answer_has_a_time"):
            ContributorFactory(answered_at=None)


class TestDecisions:
    def test_one_decision_for_each_version(self):
        decision = DecisionFactory()
        with refused("version_id"):
            DecisionFactory(item=AgendaItemFactory(version=decision.version), version=decision.version)

    @pytest.mark.parametrize(
        "present",
        [
            {"experts_present": 1, "experts_agreed": 1},
            {"staff_present": 1, "staff_agreed": 1},
            {"staff_present": 3},
        ],
    )
    def test_none_without_a_quorum(self, present):
        with refused("decision_had_quorum"):
            DecisionFactory(outcome=Outcome.RETURNED, **present)

    @pytest.mark.parametrize("agreed", [{"experts_agreed": 1}, {"staff_agreed": 1}])
    def test_no_award_without_both_majorities(self, agreed):
        with refused("decision_award_had_both_majorities"):
            DecisionFactory(**agreed)

    @pytest.mark.parametrize(("present", "agreed"), [(3, 2), (5, 3), (4, 3)])
    def test_a_majority_is_more_than_half(self, present, agreed):
        assert DecisionFactory(
            experts_present=present, staff_present=present, experts_agreed=agreed, staff_agreed=agreed
        )

    def test_a_condition_has_a_plan_and_a_date(self):
        with refused("decision_conditional_has_a_plan"):
            DecisionFactory(outcome=Outcome.CONDITIONAL, action_plan="Pay people")


class TestAwards:
    def test_its_number_is_as_people_write_it(self):
        award = AwardFactory(serial=7)
        assert str(award) == "CPM-2026-0007"
        assert list(Award.objects.numbered(" cpm-2026-0007 ")) == [award]
        assert not Award.objects.numbered("CPM-2026-7").exists()

    def test_no_two_have_the_same_number(self):
        award = AwardFactory()
        with refused("award_number_once"):
            AwardFactory(serial=award.serial)

    def test_one_is_withdrawn_for_a_reason(self):
        award = AwardFactory()
        with refused("award_withdrawn_for_a_reason"), transaction.atomic():
            Award.objects.filter(pk=award.pk).update(status=AwardStatus.WITHDRAWN)

    def test_it_runs_out_after_it_begins(self):
        with refused("award_expires_after_it_begins"):
            AwardFactory(expires_on=today() - timedelta(days=1))

    def test_a_number_that_was_not_used_is_given_again(self):
        first = next_number()
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            next_number()
            raise ZeroDivisionError
        assert next_number() == (first[0], first[1] + 1)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL")
def test_twelve_awards_at_once_have_twelve_numbers_without_gaps():
    taken, gate = [], threading.Barrier(12)

    def take(fails):
        gate.wait()
        try:
            with transaction.atomic():
                number = next_number()
                if fails:
                    raise ZeroDivisionError
            taken.append(number)
        except ZeroDivisionError:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(index % 3 == 0,)) for index in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(serial for _, serial in taken) == list(range(1, 9))
    assert {year for year, _ in taken} == {timezone.localdate().year}
