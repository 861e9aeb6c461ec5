"""A submission on its way to the panel and back: sent, taken back, returned, and begun again with all carried over."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from coproduction.documents.enums import ScanState
from coproduction.documents.models import Document
from coproduction.documents.rules import may_open
from experts.models import NeedMet
from payments.enums import ClaimStatus
from payments.models import ClaimedContribution
from quality_mark.enums import SubmissionStatus
from quality_mark.models import Citation, Evidence, Submission
from quality_mark.selectors.figures import figures_for
from quality_mark.services import sending
from tests.factories import ClaimFactory, ContributionFactory, ExpertFactory
from tests.factories.quality_mark import CriteriaSetFactory, ReviewFactory
from tests.quality_mark.conftest import open_version_of

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


def give_file(submission, name="photo.jpg", scan_state=ScanState.CLEAN, number=1):
    statement = open_version_of(submission).statements.get(criterion__number=number)
    document = Document.objects.create(
        owner=submission.author, purpose="quality_evidence", name=name, media_type="image/jpeg", size=1,
        sha256="0" * 64, stored_as=name, scan_state=scan_state,
    )  # fmt: skip
    return Evidence.objects.create(statement=statement, document=document, shows="The day")


def returned(submission):
    """Return it as a meeting would have."""
    Submission.objects.filter(pk=submission.pk).update(status=SubmissionStatus.RETURNED)
    return Submission.objects.get(pk=submission.pk)


class TestSending:
    def test_what_is_missing_is_said_with_the_way_to_it(self, as_, host, draft):
        answer = as_(host).post(url("send", draft.pk))
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Say who owns the work." in page and url("about", draft.pk) in page
        assert Submission.objects.get().status == SubmissionStatus.DRAFT

    def test_a_complete_one_is_sent_and_its_writers_told(self, as_, host, ready):
        assert as_(host).post(url("send", ready.pk)).status_code == 302
        ready.refresh_from_db()
        version = ready.versions.get()
        assert ready.status == SubmissionStatus.SUBMITTED
        assert version.submitted_by == host and version.figures["activities"] == 0
        assert Message.objects.get(kind="quality_submission_sent").recipient == host

    def test_sending_twice_is_sending_once(self, host, ready):
        for _ in range(2):
            sending.submit(submission=ready, by=host)
        assert Message.objects.filter(kind="quality_submission_sent").count() == 1

    @pytest.mark.parametrize(
        ("state", "words"), [(ScanState.INFECTED, "found a virus"), (ScanState.WAITING, "still checking")]
    )
    def test_a_file_that_is_not_safe_stops_it(self, as_, host, ready, state, words):
        give_file(ready, scan_state=state)
        answer = as_(host).post(url("send", ready.pk))
        assert answer.status_code == 422
        assert words in answer.content.decode()


class TestFigures:
    def test_they_are_worked_out_from_what_happened(self):
        first = ContributionFactory(attended=True, role="Member", activity__notice_days=10)
        ContributionFactory(attended=True, role="Chair", activity=first.activity, minutes=60)
        ContributionFactory(activity=first.activity)  # expected, and never came
        second = ContributionFactory(
            attended=True, role="Member", expert=first.expert, activity__notice_days=3
        )
        claim = ClaimFactory(
            claimant=first.expert,
            status=ClaimStatus.SUBMITTED,
            submitted_at=timezone.now() - timedelta(days=8),
        )
        ClaimedContribution.objects.create(contribution=first, claim=claim)
        first.paid_on = today()
        first.save()
        figures = figures_for([first.activity, second.activity])
        assert figures == {
            "activities": 2,
            "people": 2,
            "minutes": 300,
            "roles": {"Chair": 1, "Member": 1},
            "alone": 1,
            "notice": {"least": 3, "middle": 6.5},
            "access_needs": None,
            "days_to_pay": {"paid": 1, "waiting": 0, "mean": 8, "longest": 8},
        }

    def test_access_needs_are_counted_where_they_are_enough_to_tell_of_nobody(self):
        activity = ContributionFactory(attended=True).activity
        for number in range(5):
            assert figures_for([activity])["access_needs"] is None
            facts = {"was_met": number != 0, "confirmed_at": timezone.now()} if number < 4 else {}
            NeedMet.objects.create(expert=ExpertFactory(), activity=activity, kind="bsl", **facts)
        assert figures_for([activity])["access_needs"] == {"asked": 5, "met": 3}

    def test_a_posted_figure_is_nothing_to_the_portal(self, as_, host, ready):
        activity = ContributionFactory(attended=True).activity
        as_(host).post(url("cite", ready.pk, activity.pk), {"people": "900", "minutes": "9000"})
        sending.submit(submission=ready, by=host)
        assert ready.versions.get().figures["people"] == 1

    def test_they_stay_as_they_were_when_it_was_sent(self, as_, host, ready):
        activity = ContributionFactory(attended=True).activity
        Citation.objects.create(version=open_version_of(ready), activity=activity)
        sending.submit(submission=ready, by=host)
        ContributionFactory(attended=True, activity=activity)
        page = as_(host).get(url("version", ready.pk, 1))
        assert page.context["figures"]["people"] == 1


class TestTakingBack:
    def test_it_can_be_written_again(self, as_, host, sent):
        assert as_(host).post(url("take_back", sent.pk)).status_code == 302
        sent.refresh_from_db()
        version = sent.versions.get()
        assert sent.status == SubmissionStatus.DRAFT
        assert version.submitted_at is None and version.figures is None

    def test_not_once_somebody_was_asked_to_review_it(self, as_, host, sent):
        ReviewFactory(version=sent.versions.get())
        answer = as_(host).post(url("take_back", sent.pk))
        assert answer.status_code == 409
        assert "cannot be taken back" in answer.content.decode()
        assert sent.versions.get().submitted_at is not None

    def test_it_can_be_sent_again(self, host, sent):
        sending.take_back(submission=sent, by=host)
        sending.submit(submission=sent, by=host)
        assert Message.objects.filter(kind="quality_submission_sent").count() == 2


class TestANewVersion:
    @pytest.fixture
    def begun(self, host, ready):
        give_file(ready)
        Citation.objects.create(
            version=open_version_of(ready), activity=ContributionFactory(attended=True).activity
        )
        sending.submit(submission=ready, by=host)
        return sending.begin_new_version(submission=returned(ready), by=host)

    def test_everything_is_carried_over(self, begun, ready):
        old = ready.versions.get(number=1)
        assert (begun.number, begun.summary, begun.what_changed) == (2, old.summary, "")
        for name in ("involved", "citations", "statements"):
            assert getattr(begun, name).count() == getattr(old, name).count() > 0
        files = [version.statements.get(criterion__number=1).evidence.get() for version in (old, begun)]
        assert files[0].document == files[1].document

    def test_the_old_one_stays_as_it_was(self, as_, host, begun, ready):
        new = begun.statements.get(criterion__number=1)
        new.words = "We asked again"
        new.save()
        new.evidence.all().delete()
        page = as_(host).get(url("version", ready.pk, 1)).content.decode()
        assert "We asked people first." in page and "photo.jpg" in page and "We asked again" not in page

    def test_what_changed_is_read_side_by_side(self, as_, host, begun, ready):
        statement = begun.statements.get(criterion__number=1)
        statement.words = "We asked again"
        statement.save()
        answer = as_(host).get(url("changes", ready.pk, 2))
        changes = {change.heading: change for change in answer.context["changes"]}
        assert set(changes) == {"1. Purpose: statement"}
        assert changes["1. Purpose: statement"].before == "We asked people first."
        assert "We asked again" in answer.content.decode()

    def test_the_first_version_has_nothing_before_it(self, as_, host, begun, ready):
        assert as_(host).get(url("changes", ready.pk, 1)).status_code == 404

    def test_it_says_what_changed_before_it_is_sent(self, host, begun, ready):
        with pytest.raises(sending.NotComplete, match="what has changed since the last version"):
            sending.submit(submission=ready, by=host)
        begun.what_changed = "We asked again"
        begun.save()
        assert sending.submit(submission=ready, by=host).status == SubmissionStatus.SUBMITTED

    def test_it_is_judged_by_the_criteria_in_force_now_and_the_old_one_keeps_its_own(
        self, host, ready, criteria
    ):
        sending.submit(submission=ready, by=host)
        newer = CriteriaSetFactory(published_at=timezone.now())
        first = criteria.criteria.get(number=1)
        newer.criteria.create(number=4, name=first.name, question="?", drawn_from="-", least_for_award=2)
        version = sending.begin_new_version(submission=returned(ready), by=host)
        assert version.criteria_set == newer
        assert version.statements.get().words == "We asked people first."
        assert ready.versions.get(number=1).criteria_set == criteria

    @pytest.mark.parametrize("status", [each for each in SubmissionStatus if each != "returned"])
    def test_only_of_one_that_was_returned(self, host, sent, status):
        Submission.objects.filter(pk=sent.pk).update(status=status)
        with pytest.raises(RuleBroken, match="when the panel has returned"):
            sending.begin_new_version(submission=sent, by=host)

    def test_the_home_page_leads_to_it(self, as_, host, sent):
        returned(sent)
        assert "Start a new version of" in as_(host).get(reverse("home:start")).content.decode()


class TestReadingFiles:
    def test_its_writers_may_and_nobody_else(self, host, other_host, expert, ready):
        document = give_file(ready).document
        assert may_open(host, document)
        assert not may_open(other_host, document)
        assert not may_open(expert, document)
