"""Scoring: saved as one goes, alone first, finished once, and the last one sends the work on to the meeting."""

import pytest
from django.urls import reverse

from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.enums import Rung
from quality_mark.enums import ReviewStatus, Side, SubmissionStatus
from quality_mark.models import ReviewNote, Score
from quality_mark.rules.reviewing import is_complete, not_decided
from quality_mark.services.allocation import cannot_do
from quality_mark.services.reviewing import finish, save_score
from tests.quality_mark.conftest import form_of

DONE, OPEN, DOWN = ReviewStatus.DONE, ReviewStatus.OPEN, ReviewStatus.STOOD_DOWN
EXPERT, STAFF = Side.EXPERT, Side.STAFF


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


def score_all(review, value=3):
    for criterion in review.version.criteria_set.criteria.all():
        said = {"value": value, "cannot_judge": value is None, "comment": "Because", "note": ""}
        save_score(review=review, criterion=criterion, **said, by=review.reviewer)


def finished(review, value=3):
    score_all(review, value)
    return finish(review=review, rung=Rung.CO_DESIGN, overall="Good", by=review.reviewer)


@pytest.mark.parametrize(
    ("asked", "complete"),
    [
        ([(EXPERT, DONE), (STAFF, DONE)], True),
        ([(EXPERT, DONE), (STAFF, OPEN)], False),
        ([(EXPERT, DONE), (STAFF, DOWN)], False),
        ([(EXPERT, DONE), (STAFF, DONE), (STAFF, DOWN)], True),
        ([(EXPERT, DONE), (EXPERT, DONE)], False),
        ([], False),
    ],
)
def test_a_version_goes_on_when_both_sides_are_done(asked, complete):
    assert is_complete(asked) is complete


def test_what_is_not_decided_is_said_in_order():
    assert not_decided([3, 1, 2], [2]) == [1, 3]


@pytest.mark.django_db
class TestScoring:
    def send(self, as_, review, number=1, **typed):
        return as_(review.reviewer).post(url("score", review.pk, number), form_of(review.reviewer, **typed))

    def test_it_is_saved_and_leads_to_the_next(self, as_, opened):
        answer = self.send(as_, opened[0], score="3", comment="They asked", note="Check the date")
        assert answer.url == url("score", opened[0].pk, 2)
        score = Score.objects.get()
        assert (score.value, score.cannot_judge, score.comment) == (3, False, "They asked")
        page = as_(opened[0].reviewer).get(url("score", opened[0].pk, 1)).content.decode()
        assert "They asked" in page and "Check the date" in page
        assert "Scored 3" in as_(opened[0].reviewer).get(url("review", opened[0].pk)).content.decode()

    def test_the_last_one_leads_to_the_whole(self, as_, opened):
        assert self.send(as_, opened[0], number=10, score="2").url == url("review", opened[0].pk)

    @pytest.mark.parametrize(
        ("typed", "value", "cannot"), [("0", 0, False), ("cannot_judge", None, True), ("", None, False)]
    )
    def test_cannot_judge_is_not_nought_and_nothing_is_neither(self, as_, opened, typed, value, cannot):
        self.send(as_, opened[0], score=typed)
        score = Score.objects.get()
        assert (score.value, score.cannot_judge) == (value, cannot)

    def test_a_mind_can_be_changed_and_a_note_forgotten(self, as_, opened):
        self.send(as_, opened[0], score="1", note="Hm")
        self.send(as_, opened[0], score="4", note="")
        assert Score.objects.get().value == 4
        assert not ReviewNote.objects.exists()

    def test_what_is_no_score_is_refused_and_the_words_stay(self, as_, opened):
        answer = self.send(as_, opened[0], score="5", comment="Long words")
        assert answer.status_code == 422
        assert "Long words" in answer.content.decode()

    def test_nobody_scores_before_they_have_declared(self, as_, asked):
        assert self.send(as_, asked[0], score="3").status_code == 404

    def test_nor_in_anothers_name(self, as_, opened):
        answer = as_(opened[1].reviewer).get(url("score", opened[0].pk, 1))
        assert answer.status_code == 404


@pytest.mark.django_db
class TestFinishing:
    def test_every_criterion_is_decided_first(self, as_, opened):
        review = opened[0]
        typed = form_of(review.reviewer, rung="co-design", overall="Good work")
        answer = as_(review.reviewer).post(url("finish_review", review.pk), typed)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Give a score, or say that you cannot judge, for: 1, 2, 3" in page and "Good work" in page

    def test_once_done_it_stays(self, as_, opened):
        review = opened[0]
        score_all(review, None)
        typed = form_of(review.reviewer, rung="engagement", overall="")
        assert as_(review.reviewer).post(url("finish_review", review.pk), typed).status_code == 302
        review.refresh_from_db()
        assert (review.status, review.rung) == (DONE, Rung.ENGAGEMENT)
        assert as_(review.reviewer).get(url("score", review.pk, 1)).status_code == 403
        with pytest.raises(RuleBroken, match="stay as they are"):
            score_all(review, 4)

    def test_the_others_open_when_ones_own_is_in(self, as_, opened):
        mine, theirs = opened[0], opened[2]
        finished(theirs, value=1)
        assert as_(mine.reviewer).get(url("everyones_scores", mine.pk)).status_code == 404
        finished(mine, value=4)
        page = as_(mine.reviewer).get(url("everyones_scores", mine.pk)).content.decode()
        assert theirs.reviewer.name in page and "Because" in page
        assert page.count("To talk about") == 10

    def test_a_private_note_is_never_on_that_page(self, as_, opened):
        mine, theirs = opened[0], opened[2]
        criterion = theirs.version.criteria_set.criteria.first()
        score_all(theirs)
        said = {"value": 2, "cannot_judge": False, "comment": ""}
        save_score(review=theirs, criterion=criterion, **said, note="Secret thought", by=theirs.reviewer)
        finish(review=theirs, rung=Rung.CO_DESIGN, overall="", by=theirs.reviewer)
        finished(mine)
        page = as_(mine.reviewer).get(url("everyones_scores", mine.pk)).content.decode()
        assert "Secret thought" not in page

    def test_the_last_one_sends_it_on_and_tells_the_chair(self, opened, sent, chair):
        for review in opened:
            sent.refresh_from_db()
            assert sent.status == SubmissionStatus.IN_REVIEW
            finished(review)
        sent.refresh_from_db()
        assert sent.status == SubmissionStatus.AWAITING_MEETING
        assert Message.objects.get(kind="quality_reviews_complete").recipient == chair

    def test_so_does_the_last_one_who_stands_down(self, opened, sent):
        for review in opened[:3]:
            finished(review)
        cannot_do(review=opened[3], by=opened[3].reviewer)
        sent.refresh_from_db()
        assert sent.status == SubmissionStatus.AWAITING_MEETING

    def test_not_where_one_side_has_gone(self, opened, sent):
        for review in opened[:2]:
            finished(review)
        for review in opened[2:]:
            cannot_do(review=review, by=review.reviewer)
        sent.refresh_from_db()
        assert sent.status == SubmissionStatus.IN_REVIEW

    @pytest.mark.parametrize("number", [1, 3])
    def test_the_page_of_scores_asks_the_same_number_of_questions(
        self, as_, opened, number, django_assert_num_queries
    ):
        for review in opened[:number]:
            finished(review)
        browser = as_(opened[0].reviewer)
        browser.get(url("everyones_scores", opened[0].pk))
        with django_assert_num_queries(8):
            browser.get(url("everyones_scores", opened[0].pk))
