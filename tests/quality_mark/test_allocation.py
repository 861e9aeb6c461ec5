"""Asking people to review: a fair set offered, the rules kept, conflicts declared before the papers open, and chased."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.core.dates import say_date, today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.working_days import working_days_before
from coproduction.correspondence.models import Message
from experts.enums import ActivityKind
from quality_mark.enums import ConflictKind, MeetingStatus, ReviewStatus, SubmissionStatus
from quality_mark.models import Citation, Conflict, Meeting, PanelMember, Review, Score, Submission
from quality_mark.services.allocation import allocate, declare, stand_down_tied
from quality_mark.services.reminding import remind_reviewers
from quality_mark.services.sending import submit
from tests.factories import ContributionFactory, DirectorateFactory, TopicFactory, VenueFactory
from tests.factories.quality_mark import MeetingFactory, VersionFactory
from tests.quality_mark.conftest import form_of

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


def messages(kind):
    return Message.objects.filter(kind=f"quality_{kind}")


class TestMeetings:
    def plan(self, user, **changed):
        day = today() + timedelta(days=30)
        said = {
            "date_day": day.day, "date_month": day.month, "date_year": day.year, "start": "2pm", "end": "4pm",
            "directorate": DirectorateFactory().pk, "venue": VenueFactory().pk, "link": "",
        }  # fmt: skip
        return form_of(user, **{**said, **changed})

    def test_one_is_planned_and_shown(self, as_, chair):
        browser = as_(chair)
        page = browser.get(url("plan_meeting"))
        names = [field.name for field in page.context["form"]]
        assert "date" in names
        answer = browser.post(url("plan_meeting"), self.plan(chair))
        meeting = Meeting.objects.select_related("activity").get()
        assert answer.url == url("meeting", meeting.pk)
        assert (meeting.activity.kind, meeting.activity.key) == (
            ActivityKind.MEETING,
            f"meeting:{meeting.pk}",
        )
        assert "2pm" in browser.get(answer.url).content.decode()
        assert browser.get(url("meetings")).status_code == 200

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"end": "1pm"}, "later than the start"),
            ({"venue": ""}, "Select a venue"),
            ({"date_year": "2020"}, "date"),
        ],
    )
    def test_what_makes_no_sense_is_said(self, as_, chair, changed, words):
        answer = as_(chair).post(url("plan_meeting"), self.plan(chair, **changed))
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert not Meeting.objects.exists()

    def test_a_chair_with_a_tie_sees_that_there_is_more_and_not_what(self, as_, asked, chair, sent, meeting):
        Conflict.objects.create(submission=sent, person=chair, kind=ConflictKind.DECLARED)
        page = as_(chair).get(url("meeting", meeting.pk)).content.decode()
        assert sent.title not in page and "1 more" in page


class TestTheQueue:
    def test_it_shows_what_was_sent_and_not_what_is_written(self, as_, chair, sent):
        draft = VersionFactory().submission
        page = as_(chair).get(url("queue")).content.decode()
        assert sent.title in page and f"{draft.title}<" not in page

    def test_the_chairs_are_told_without_a_title(self, chair, ready, host):
        submit(submission=ready, by=host)
        message = messages("submission_waits").get()
        assert message.recipient == chair
        assert ready.title not in message.body

    def test_what_waits_for_another_chair_is_counted(self, as_, chair, sent):
        Conflict.objects.create(submission=sent, person=chair, kind=ConflictKind.DECLARED)
        page = as_(chair).get(url("queue")).content.decode()
        assert sent.title not in page and "1 more waits for another chair" in page

    @pytest.mark.parametrize("rows", [1, 3])
    def test_it_asks_the_same_number_of_questions(self, as_, chair, rows, django_assert_num_queries):
        for _ in range(rows):
            VersionFactory(sent=True)
        browser = as_(chair)
        browser.get(url("queue"))
        with django_assert_num_queries(6):
            browser.get(url("queue"))

    def test_its_pages_are_the_chairs(self, as_, host, panel, sent):
        for person in (host, panel[0]):
            assert as_(person).get(url("panel_submission", sent.pk)).status_code == 403


class TestAllocating:
    def send(self, as_, user, submission, **typed):
        return as_(user).post(url("allocate", submission.pk), form_of(user, **typed))

    def test_a_balanced_set_is_offered_and_asked(self, as_, chair, sent, panel, meeting):
        page = as_(chair).get(url("allocate", sent.pk))
        offered = page.context["form"]["reviewers"].value()
        assert offered[:2] == [str(user.pk) for user in panel[:2]]  # both experts, and as many staff
        assert len(offered) == 4
        assert self.send(as_, chair, sent, meeting=meeting.pk, reviewers=offered).status_code == 302
        sent.refresh_from_db()
        reviews = Review.objects.order_by("pk")
        assert sent.status == SubmissionStatus.IN_REVIEW
        assert [review.side for review in reviews] == ["expert", "expert", "staff", "staff"]
        day = timezone.localdate(meeting.activity.starts_at)
        assert {review.due_on for review in reviews} == {working_days_before(day, 5)}
        assert meeting.agenda.get().version == sent.versions.get()
        told = {message.recipient_id for message in messages("review_asked")}
        assert f"Please do it by {say_date(reviews[0].due_on)}." in messages("review_asked").first().body
        assert told == {review.reviewer_id for review in reviews}

    def test_those_who_know_about_it_come_first(self, as_, chair, sent, panel, meeting):
        topic = TopicFactory()
        sent.topics.add(topic)
        knows = PanelMember.objects.create(user=panel[3])
        knows.topics.add(topic)
        page = as_(chair).get(url("allocate", sent.pk))
        assert page.context["form"]["reviewers"].value()[2] == str(panel[3].pk)

    def test_the_page_asks_the_same_number_of_questions_for_more_people(
        self, as_, chair, sent, panel, meeting, django_assert_max_num_queries
    ):
        browser = as_(chair)
        browser.get(url("allocate", sent.pk))
        with django_assert_max_num_queries(25):
            browser.get(url("allocate", sent.pk))

    @pytest.mark.parametrize(
        ("chosen", "words"), [([0, 1], "member of staff"), ([2, 3], "expert by experience")]
    )
    def test_one_side_alone_is_refused_and_the_choice_kept(
        self, as_, chair, sent, panel, meeting, chosen, words
    ):
        reviewers = [str(panel[number].pk) for number in chosen]
        answer = self.send(as_, chair, sent, meeting=meeting.pk, reviewers=reviewers)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert answer.context["form"]["reviewers"].value() == reviewers
        assert not Review.objects.exists()

    def test_a_meeting_that_is_too_soon_is_refused(self, as_, chair, sent, panel):
        soon = MeetingFactory(activity__starts_at=timezone.now() + timedelta(days=2))
        answer = self.send(as_, chair, sent, meeting=soon.pk, reviewers=[str(user.pk) for user in panel])
        assert answer.status_code == 422
        assert "too soon" in answer.content.decode()

    def test_nor_one_that_was_cancelled(self, sent, panel, meeting, chair):
        Meeting.objects.update(status=MeetingStatus.CANCELLED)
        with pytest.raises(RuleBroken, match="Choose another one"):
            allocate(submission=sent, meeting=meeting, reviewers=panel, by=chair)

    def test_a_barred_person_who_is_posted_all_the_same_is_refused(self, sent, panel, meeting, chair):
        Conflict.objects.create(submission=sent, person=panel[0], kind=ConflictKind.DECLARED)
        with pytest.raises(RuleBroken, match="Choose somebody else"):
            allocate(submission=sent, meeting=meeting, reviewers=panel, by=chair)
        assert not Review.objects.exists()

    def test_a_chair_with_a_tie_chooses_nobody(self, sent, panel, meeting, chair):
        Conflict.objects.create(submission=sent, person=chair, kind=ConflictKind.DECLARED)
        with pytest.raises(RuleBroken, match="Another chair"):
            allocate(submission=sent, meeting=meeting, reviewers=panel, by=chair)

    def test_more_can_be_asked_later(self, asked, as_, chair, sent, meeting, other_expert):
        browser = as_(chair)
        assert browser.get(url("allocate", sent.pk)).context["form"].fields["reviewers"].choices == [
            (str(chair.pk), "Charlie Chair (member of staff)")
        ]
        assert self.send(as_, chair, sent, meeting=meeting.pk, reviewers=[chair.pk]).status_code == 302
        assert Review.objects.count() == 5 and meeting.agenda.count() == 1


class TestMembers:
    def test_the_chair_says_where_somebody_works(self, as_, chair, panel):
        directorate, browser = DirectorateFactory(), as_(chair)
        answer = browser.post(url("member", panel[2].pk), form_of(chair, directorate=directorate.pk))
        assert answer.status_code == 302
        assert PanelMember.objects.get(user=panel[2]).directorate == directorate
        assert directorate.name in browser.get(url("members")).content.decode()

    def test_somebody_who_is_not_on_the_panel_has_no_page(self, as_, chair, host):
        assert as_(chair).get(url("member", host.pk)).status_code == 404


class TestDeclaring:
    def say(self, as_, review, answer, **more):
        user = review.reviewer
        return as_(user).post(url("review", review.pk), form_of(user, answer=answer, **more))

    def test_the_papers_are_shut_until_it_is_said(self, as_, asked, ready):
        review = asked[0]
        page = as_(review.reviewer).get(url("review", review.pk)).content.decode()
        assert "Before you read it" in page and "We asked people first." not in page
        assert as_(review.reviewer).get(url("review_changes", review.pk)).status_code == 404
        assert self.say(as_, review, "none").url == url("review", review.pk)
        assert "We asked people first." in as_(review.reviewer).get(url("review", review.pk)).content.decode()

    def test_a_conflict_shuts_them_for_good_and_the_chair_is_not_told_why(self, as_, asked, chair, sent):
        review = asked[0]
        assert self.say(as_, review, "conflict", words="My sister wrote it").status_code == 302
        review.refresh_from_db()
        assert (review.status, review.stood_down_for) == (ReviewStatus.STOOD_DOWN, ConflictKind.DECLARED)
        assert as_(review.reviewer).get(url("review", review.pk)).status_code == 404
        assert "sister" not in messages("reviewer_stood_down").get().body
        page = as_(chair).get(url("panel_submission", sent.pk)).content.decode()
        assert "Stood down" in page and "sister" not in page and str(ConflictKind.DECLARED.label) not in page

    def test_having_no_time_is_no_conflict(self, as_, asked):
        review = asked[0]
        self.say(as_, review, "no_time")
        review.refresh_from_db()
        assert (review.status, review.stood_down_for) == (ReviewStatus.STOOD_DOWN, "")
        assert not Conflict.objects.exists()

    def test_it_is_said_once(self, opened):
        with pytest.raises(RuleBroken, match="answered this already"):
            declare(review=opened[0], conflict=True, words="", by=opened[0].reviewer)

    def test_anothers_review_is_nobodys(self, as_, asked):
        assert as_(asked[1].reviewer).get(url("review", asked[0].pk)).status_code == 404


class TestFoundAfterwards:
    @pytest.fixture
    def found(self, opened, sent):
        """The first reviewer has scored; then it is written down that they took part in what is cited."""
        criterion = opened[0].version.criteria_set.criteria.first()
        Score.objects.create(review=opened[0], criterion=criterion, value=4)
        contribution = ContributionFactory(attended=True, expert_id=opened[0].reviewer_id, expert=None)
        Citation.objects.create(version=sent.versions.get(), activity=contribution.activity)
        return opened[0]

    def test_their_pages_are_gone_at_once(self, as_, found):
        assert as_(found.reviewer).get(url("review", found.pk)).status_code == 404
        assert found.version.submission.title not in as_(found.reviewer).get(url("reviews")).content.decode()

    def test_they_are_stood_down_once_and_what_they_scored_is_kept(self, found, chair):
        for _ in range(2):
            stand_down_tied()
        found.refresh_from_db()
        assert (found.status, found.stood_down_for) == (ReviewStatus.STOOD_DOWN, ConflictKind.ATTENDED)
        assert found.scores.count() == 1
        assert Conflict.objects.get().kind == ConflictKind.ATTENDED
        assert messages("reviewer_stood_down").get().recipient == chair

    def test_nobody_else_is(self, found):
        stand_down_tied()
        assert Review.objects.live().count() == 3


class TestChasing:
    def due(self, days):
        Review.objects.update(due_on=today() + timedelta(days=days))

    @pytest.mark.parametrize(("days", "number"), [(4, 0), (3, 4), (0, 4)])
    def test_reviewers_are_reminded_three_days_before_and_once(self, asked, days, number):
        self.due(days)
        for _ in range(2):
            remind_reviewers()
        assert messages("review_due_soon").count() == number

    def test_what_is_late_is_told_to_the_reviewer_and_the_chair_once(self, asked, chair):
        self.due(-1)
        for _ in range(2):
            remind_reviewers()
        assert messages("review_late").count() == 4
        assert {message.recipient for message in messages("review_late_chair")} == {chair}
        assert messages("review_late_chair").count() == 4

    def test_what_is_done_or_decided_is_not_chased(self, asked):
        self.due(1)
        Review.objects.filter(pk=asked[0].pk).update(
            status=ReviewStatus.DONE, declared_at=timezone.now(), done_at=timezone.now()
        )
        remind_reviewers()
        assert messages("review_due_soon").count() == 3
        Submission.objects.update(status=SubmissionStatus.AWARDED)
        Message.objects.all().delete()
        remind_reviewers()
        assert not messages("review_due_soon").exists()

    def test_the_home_page_says_what_is_due(self, as_, asked, chair):
        page = as_(asked[0].reviewer).get(reverse("home:start")).content.decode()
        assert "Review ‘Leaving hospital policy’ for the quality mark" in page
