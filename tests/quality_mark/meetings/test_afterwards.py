"""After a decision: what its writers and those named read, an appeal to other members, and an action plan done."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from coproduction.documents.rules import may_open
from quality_mark.enums import ConflictKind, ReviewStatus, SubmissionStatus
from quality_mark.models import Award, Conflict, PlanReport, Review, Submission, Version
from quality_mark.selectors.ties import ties_of
from quality_mark.services.allocation import allocate, stand_down_tied
from quality_mark.services.appeals import appeal
from quality_mark.services.plans import answer, report_done
from quality_mark.tasks.meetings import remind_of_plans
from tests.documents import files
from tests.factories import ExpertFactory, person
from tests.factories.quality_mark import ContributorFactory, MeetingFactory
from tests.pdfs import text_of
from tests.quality_mark.conftest import form_of
from tests.quality_mark.meetings.conftest import CONDITIONAL, DECLINED, PLAN, RETURNED

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


def refuses(words):
    return pytest.raises(RuleBroken, match=words)


class TestFeedback:
    def test_the_writers_read_what_was_said_without_names_or_scores(
        self, as_, decided, host, panel, reviewed
    ):
        decided(RETURNED)
        browser = as_(host)
        page = browser.get(url("feedback", reviewed.pk, 1)).content.decode()
        letter = text_of(browser.get(url("feedback_letter", reviewed.pk, 1)).content)
        for words in (page, letter):
            assert "Clear on Purpose" in words and "People wrote it with us" in words
            assert not any(member.name in words for member in panel) and "3.0" not in words
        assert (
            "What the panel said on each question"
            in browser.get(url("submission", reviewed.pk)).content.decode()
        )

    def test_those_named_have_a_letter_too_and_only_once_they_agreed(self, as_, decided, reviewed, host):
        agreed = ContributorFactory(submission=reviewed)
        asked = ContributorFactory(submission=reviewed, consent="asked", answered_at=None)
        decided(RETURNED)
        browser = as_(agreed.expert.user)
        link = Message.objects.get(kind="quality_decided_contributor").link
        assert "Clear on Purpose" in browser.get(link).content.decode()
        assert "Clear on Purpose" in text_of(browser.get(url("named_feedback_letter", agreed.pk, 1)).content)
        assert browser.get(url("feedback", reviewed.pk, 1)).status_code == 403
        assert as_(asked.expert.user).get(url("named_feedback", asked.pk, 1)).status_code == 404

    def test_a_decision_is_nobody_elses(self, as_, decided, other_host, reviewed):
        decided(RETURNED)
        assert as_(other_host).get(url("feedback", reviewed.pk, 1)).status_code == 404

    def test_a_page_of_it_asks_few_questions(
        self, as_, decided, host, reviewed, django_assert_max_num_queries
    ):
        decided(RETURNED)
        browser = as_(host)
        for where in (url("feedback", reviewed.pk, 1), url("submission", reviewed.pk)):
            browser.get(where)
            with django_assert_max_num_queries(15):
                browser.get(where)


class TestAppeal:
    @pytest.fixture
    def declined(self, decided):
        return decided(DECLINED).version.submission

    def test_it_goes_to_the_panel_with_the_same_papers_and_a_reason(self, as_, declined, host, chair):
        typed = form_of(host, reason="Our evidence was not read.")
        for _ in range(2):
            assert as_(host).post(url("appeal", declined.pk), typed).status_code == 302
        declined.refresh_from_db()
        new = declined.versions.get(number=2)
        assert declined.status == SubmissionStatus.APPEALED
        assert (new.appeal_reason, new.appeals.version.number) == ("Our evidence was not read.", 1)
        assert new.statements.filter(words="We asked people first.").count() == 10
        assert Message.objects.get(kind="quality_appealed").recipient == chair
        assert Message.objects.get(kind="quality_appeal_kept").recipient == host

    def test_none_of_those_who_judged_before_can_judge_again(self, declined, host, panel, chair):
        appeal(submission=declined, reason="Read it again.", by=host)
        found = ties_of(declined, [user.pk for user in panel])
        both = {ConflictKind.REVIEWED_BEFORE, ConflictKind.VOTED_BEFORE}
        assert found == {user.pk: both for user in panel}
        with refuses("Choose somebody else"):
            allocate(submission=declined, meeting=MeetingFactory(), reviewers=panel, by=chair)
        expert = ExpertFactory(user=person(Role.EXPERT, Role.PANEL_MEMBER)).user
        fresh = [expert, person(Role.PANEL_MEMBER)]
        allocate(submission=declined, meeting=MeetingFactory(), reviewers=fresh, by=chair)
        declined.refresh_from_db()
        assert declined.status == SubmissionStatus.IN_REVIEW
        stand_down_tied()
        assert Review.objects.filter(version__number=1, status=ReviewStatus.DONE).count() == 4

    def test_before_an_appeal_they_have_no_tie(self, declined, panel):
        assert ties_of(declined, [user.pk for user in panel]) == {}

    @pytest.mark.parametrize(("days", "may"), [(28, True), (29, False)])
    def test_it_has_a_last_day(self, declined, host, days, may):
        noon = timezone.localtime().replace(hour=12)
        with time_machine.travel(noon + timedelta(days=days)):
            if may:
                assert appeal(submission=declined, reason="Read it again.", by=host)
            else:
                with refuses("could be appealed until"):
                    appeal(submission=declined, reason="Read it again.", by=host)

    def test_only_what_was_declined_and_once(self, declined, host):
        appeal(submission=declined, reason="Read it again.", by=host)
        with refuses("Only a decision not to award"):
            appeal(submission=declined, reason="And again.", by=host)
        assert Version.objects.count() == 2


class TestActionPlan:
    @pytest.fixture
    def decision(self, decided):
        return decided(CONDITIONAL)

    def test_done_with_a_file_and_the_mark_is_awarded(self, as_, decision, host, chair):
        submission, browser = decision.version.submission, as_(host)
        sent = {
            **form_of(host, words="Everybody is paid."),
            "file": SimpleUploadedFile("paid.jpg", files.jpeg()),
        }
        assert browser.post(url("report_plan", submission.pk), sent).status_code == 302
        report = PlanReport.objects.get()
        assert report.document and may_open(chair, report.document) and may_open(host, report.document)
        assert not may_open(person(Role.PANEL_MEMBER), report.document)
        assert Message.objects.get(kind="quality_plan_reported").recipient == chair
        browser = as_(chair)
        assert "Say if the action plan of" in browser.get(reverse("home:start")).content.decode()
        assert "Everybody is paid." in browser.get(url("plan", decision.pk)).content.decode()
        assert (
            browser.post(url("plan", decision.pk), form_of(chair, is_done="yes", words="")).status_code == 302
        )
        submission.refresh_from_db()
        assert submission.status == SubmissionStatus.AWARDED
        assert Award.objects.get().decision == decision
        assert "has the quality mark" in Message.objects.get(kind="quality_plan_answered").body

    def test_what_is_missing_is_said_and_it_can_be_told_again(self, as_, decision, host, chair):
        report_done(decision=decision, words="Done.", by=host)
        with refuses("told us already"):
            report_done(decision=decision, words="Done.", by=host)
        browser = as_(chair)
        assert (
            browser.post(url("plan", decision.pk), form_of(chair, is_done="no", words="")).status_code == 422
        )
        browser.post(url("plan", decision.pk), form_of(chair, is_done="no", words="Two are not paid."))
        assert "Two are not paid." in Message.objects.get(kind="quality_plan_answered", recipient=host).body
        assert not Award.objects.exists()
        assert report_done(decision=decision, words="Now.", by=host)

    def test_a_chair_with_a_tie_does_not_answer(self, decision, host, chair):
        report = report_done(decision=decision, words="Done.", by=host)
        Conflict.objects.create(
            submission=decision.version.submission, person=chair, kind=ConflictKind.DECLARED
        )
        with refuses("Another chair"):
            answer(report=report, is_done=True, words="", by=chair)

    @pytest.mark.parametrize(
        ("after", "kinds"),
        [
            (75, set()),
            (76, {"plan_due_soon"}),
            (90, {"plan_due_soon"}),
            (91, {"plan_late", "plan_late_chair"}),
        ],
    )
    def test_the_date_is_remembered_once(self, decision, after, kinds):
        noon = timezone.localtime().replace(hour=12)
        with time_machine.travel(noon + timedelta(days=after)):
            for _ in range(2):
                remind_of_plans()
        said = Message.objects.filter(kind__startswith="quality_plan_")
        assert sorted(said.values_list("kind", flat=True)) == sorted(f"quality_{kind}" for kind in kinds)
        assert all(PLAN["action_plan"] in each.body for each in said if "chair" not in each.kind)

    def test_what_waits_for_the_chair_is_not_chased(self, decision, host):
        report_done(decision=decision, words="Done.", by=host)
        with time_machine.travel(timezone.now() + timedelta(days=91)):
            remind_of_plans()
        assert not Message.objects.filter(kind__startswith="quality_plan_late").exists()

    def test_nothing_to_report_on_is_said(self, as_, decided, host):
        decided(RETURNED)
        answered = as_(host).get(url("report_plan", Submission.objects.get().pk))
        assert answered.status_code == 403 and "no action plan" in answered.content.decode()
