"""A reviewer asks, the writers answer: who sees it, who is told, whose name is kept, and when it is over."""

import pytest
from django.urls import reverse

from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from quality_mark.enums import ConflictKind, ReviewStatus, SubmissionStatus
from quality_mark.models import Answer, Conflict, CoSubmitter, Question, Submission
from quality_mark.rules.questions import DECIDED, why_not_ask, why_not_reply
from quality_mark.selectors.questions import threads_of, waiting_for
from quality_mark.services.questions import ask, close, reply
from quality_mark.services.writing import start
from tests.quality_mark.conftest import form_of
from tests.quality_mark.test_reviewing import finished

R, S = ReviewStatus, SubmissionStatus
WORDS = "How were people paid for the two long days?"


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


def messages(kind):
    return Message.objects.filter(kind=f"quality_{kind}")


@pytest.mark.parametrize("review", R)
@pytest.mark.parametrize("submission", S)
def test_a_reviewer_asks_while_the_papers_are_open_and_nothing_is_decided(review, submission):
    may = review in ("open", "done") and submission in ("in_review", "awaiting_meeting")
    assert bool(why_not_ask(review, submission)) is not may


@pytest.mark.parametrize("submission", S)
@pytest.mark.parametrize(("is_closed", "is_newest"), [(False, True), (True, True), (False, False)])
def test_it_is_answered_until_it_is_closed_decided_or_another_version_came(submission, is_closed, is_newest):
    may = submission in ("in_review", "awaiting_meeting") and not is_closed and is_newest
    assert bool(why_not_reply(submission, is_closed=is_closed, is_newest=is_newest)) is not may


@pytest.fixture
def question(opened):
    return ask(review=opened[0], criterion=None, words=WORDS, by=opened[0].reviewer)


@pytest.mark.django_db
class TestAsking:
    def test_it_is_about_a_criterion_and_its_writers_are_told_without_a_name(
        self, as_, opened, host, other_host, sent
    ):
        CoSubmitter.objects.create(submission=sent, author=host, user=other_host)
        review = opened[0]
        typed = form_of(review.reviewer, about="7", words=WORDS)
        answer = as_(review.reviewer).post(url("ask_question", review.pk), typed)
        question = Question.objects.get()
        assert answer.url == url("review_question", review.pk, question.pk)
        assert (question.criterion.number, question.version) == (7, review.version)
        told = messages("question_asked")
        assert {message.recipient for message in told} == {host, other_host}
        assert told[0].link == url("question", sent.pk, question.pk)
        for writer in (host, other_host):
            page = as_(writer).get(told[0].link).content.decode()
            assert WORDS in page and "A reviewer" in page
            assert review.reviewer.name not in page
        assert all(review.reviewer.name not in f"{each.subject} {each.body}" for each in told)

    def test_from_a_criterion_the_form_knows_which(self, as_, opened):
        page = as_(opened[0].reviewer).get(f"{url('ask_question', opened[0].pk)}?about=4")
        assert page.context["form"]["about"].value() == "4"

    @pytest.mark.parametrize("about", ["11", "x"])
    def test_what_is_no_criterion_is_refused_and_the_words_stay(self, as_, opened, about):
        review = opened[0]
        typed = form_of(review.reviewer, about=about, words=WORDS)
        answer = as_(review.reviewer).post(url("ask_question", review.pk), typed)
        assert answer.status_code == 422 and WORDS in answer.content.decode()
        assert not Question.objects.exists()

    def test_the_same_form_twice_asks_once(self, as_, opened):
        browser, typed = as_(opened[0].reviewer), form_of(opened[0].reviewer, about="", words=WORDS)
        for _ in range(2):
            browser.post(url("ask_question", opened[0].pk), typed)
        assert Question.objects.count() == 1

    def test_nobody_asks_before_they_have_declared(self, as_, asked):
        assert as_(asked[0].reviewer).get(url("ask_question", asked[0].pk)).status_code == 404

    def test_a_reviewer_who_is_done_may_still_ask(self, as_, opened):
        finished(opened[0])
        assert as_(opened[0].reviewer).get(url("ask_question", opened[0].pk)).status_code == 200


@pytest.mark.django_db
class TestAnswering:
    def answer(self, as_, user, question, words="From the ward’s budget, the week after"):
        submission = question.version.submission
        return as_(user).post(url("question", submission.pk, question.pk), form_of(user, words=words))

    def test_the_reviewer_who_asked_is_told_and_every_reviewer_reads_it(
        self, as_, opened, question, host, chair
    ):
        assert self.answer(as_, host, question).status_code == 302
        told = messages("question_answered").get()
        assert told.recipient == opened[0].reviewer
        assert told.link == url("review_question", opened[0].pk, question.pk)
        for review in opened:
            page = as_(review.reviewer).get(url("review", review.pk)).content.decode()
            assert WORDS in page and "From the ward’s budget" in page and host.name in page
        page = as_(chair).get(url("panel_papers", question.version.submission_id, 1)).content.decode()
        assert WORDS in page and "From the ward’s budget" in page

    def test_a_reviewer_who_has_not_declared_reads_nothing_of_it(self, as_, asked, sent):
        first = asked[0]
        type(first).objects.filter(pk=first.pk).update(status=R.OPEN, declared_at=first.allocated_at)
        first.refresh_from_db()
        question = ask(review=first, criterion=None, words=WORDS, by=first.reviewer)
        other = asked[1]
        assert WORDS not in as_(other.reviewer).get(url("review", other.pk)).content.decode()
        assert as_(other.reviewer).get(url("review_question", other.pk, question.pk)).status_code == 404

    def test_whoever_asked_asks_more_and_the_writers_learn_no_name(self, as_, opened, question, host):
        self.answer(as_, host, question)
        review = opened[0]
        where = url("review_question", review.pk, question.pk)
        assert (
            as_(review.reviewer).post(where, form_of(review.reviewer, words="All of them?")).status_code
            == 302
        )
        assert messages("question_followed").get().recipient == host
        page = as_(host).get(url("question", question.version.submission_id, question.pk)).content.decode()
        assert "All of them?" in page and review.reviewer.name not in page
        assert list(Answer.objects.values_list("from_panel", flat=True)) == [False, True]

    def test_another_reviewer_reads_and_does_not_write(self, as_, opened, question):
        other = opened[1]
        where = url("review_question", other.pk, question.pk)
        page = as_(other.reviewer).get(where)
        assert WORDS in page.content.decode() and not page.context["may_go_on"]
        assert as_(other.reviewer).post(where, form_of(other.reviewer, words="Me too")).status_code == 403
        closing = as_(other.reviewer).post(url("close_question", other.pk, question.pk))
        assert closing.status_code == 409
        assert not Answer.objects.exists()

    def test_a_colleague_who_did_not_write_it_finds_nothing(self, as_, question, other_host):
        where = url("question", question.version.submission_id, question.pk)
        assert as_(other_host).get(where).status_code == 404

    def test_nor_is_it_found_by_way_of_another_submission(self, as_, question, host, criteria):
        other = start(title="Another", kind="policy", by=host)
        assert as_(host).get(url("question", other.pk, question.pk)).status_code == 404

    def test_the_home_page_says_so_until_it_is_answered(self, as_, question, host):
        words = "Answer what the panel asks about ‘Leaving hospital policy’"
        assert words in as_(host).get(reverse("home:start")).content.decode()
        self.answer(as_, host, question)
        assert words not in as_(host).get(reverse("home:start")).content.decode()
        reply(question=question, words="And?", from_panel=True, by=question.asked_by)
        assert [each.pk for each in waiting_for(host)] == [question.pk]
        close(question=question, by=question.asked_by)
        assert not waiting_for(host).exists()

    def test_a_reviewer_who_was_barred_is_not_told(self, as_, opened, question, host, sent):
        Conflict.objects.create(submission=sent, person=opened[0].reviewer, kind=ConflictKind.DECLARED)
        self.answer(as_, host, question)
        assert not messages("question_answered").exists()


@pytest.mark.django_db
class TestTheEnd:
    def test_whoever_asked_closes_it(self, as_, opened, question, host):
        review = opened[0]
        as_(review.reviewer).post(url("close_question", review.pk, question.pk))
        question.refresh_from_db()
        assert question.closed_by == review.reviewer
        where = url("question", question.version.submission_id, question.pk)
        assert "has what they need" in as_(host).get(where).content.decode()
        answer = as_(host).post(where, form_of(host, words="One more thing"))
        assert answer.status_code == 409 and not Answer.objects.exists()

    @pytest.mark.parametrize("status", [S.AWARDED, S.CONDITIONAL, S.RETURNED, S.DECLINED])
    def test_it_is_over_once_the_panel_has_decided(self, as_, opened, question, host, status):
        Submission.objects.update(status=status)
        review = opened[0]
        assert as_(review.reviewer).get(url("ask_question", review.pk)).status_code == 403
        with pytest.raises(RuleBroken, match="has decided"):
            ask(review=review, criterion=None, words="?", by=review.reviewer)
        for from_panel, by in ((False, host), (True, question.asked_by)):
            with pytest.raises(RuleBroken, match="has decided"):
                reply(question=question, words="?", from_panel=from_panel, by=by)
        page = as_(host).get(url("question", question.version.submission_id, question.pk))
        assert page.context["refusal"] == DECIDED
        assert not waiting_for(host).exists()

    def test_a_thread_is_read_in_two_questions_however_long(self, question, django_assert_num_queries):
        for number in range(3):
            reply(question=question, words=f"{number}", from_panel=number % 2 == 1, by=question.asked_by)
        with django_assert_num_queries(2):
            (thread,) = threads_of(question.version)
            assert [answer.by.name for answer in thread.answers]
        assert thread.waits_for_writers is False
