"""What goes wrong, each with a defined outcome: files that are too large or infected, a reviewer who turns out to be a
contributor, and criteria that change while reviews are open. Nothing that was typed or scored is lost."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from coproduction.correspondence.models import Message
from coproduction.documents.enums import ScanState
from coproduction.documents.models import Document
from quality_mark.enums import ConflictKind, Consent, Kind, ReviewStatus, SubmissionStatus
from quality_mark.models import Contributor, Evidence, Submission
from quality_mark.selectors.scores import everyones
from quality_mark.services.allocation import allocate, declare, stand_down_tied
from quality_mark.services.sending import NotComplete, submit
from quality_mark.services.writing import start
from tests.documents import files
from tests.factories import ExpertFactory, person
from tests.factories.quality_mark import CriteriaSetFactory
from tests.quality_mark.conftest import form_of, open_version_of
from tests.quality_mark.test_reviewing import finished, score_all

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
BOUNDARY = "a-line-that-is-in-no-file"


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


class Flood(io.RawIOBase):
    """A form with fields and then a PDF of `size` bytes, as it comes over the wire, that is never in memory as a whole."""

    def __init__(self, fields, size):
        before = "".join(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        head = 'Content-Disposition: form-data; name="file"; filename="all-of-it.pdf"'
        before += f"--{BOUNDARY}\r\n{head}\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n"
        self.before, self.after = before.encode(), f"\r\n--{BOUNDARY}--\r\n".encode()
        self.left, self.length = size, len(self.before) + size + len(self.after)

    def read(self, size=-1):
        if self.before:
            part, self.before = self.before[:size], self.before[size:]
        elif self.left:
            part = b"x" * min(size, self.left)
            self.left -= len(part)
        else:
            part, self.after = self.after[:size], self.after[size:]
        return part


class TestFiles:
    def typed(self, as_, host, draft, **more):
        seen = as_(host).get(url("criterion", draft.pk, 3)).context["form"]["seen"].value()
        return form_of(
            host, **{"seen": seen, "words": "My long words", "self_score": "3", "shows": "All", **more}
        )

    @pytest.mark.slow
    def test_200_mb_is_a_sentence_and_what_was_typed_stays(self, as_, host, draft):
        flood = Flood(self.typed(as_, host, draft), 200 * MEGABYTE)
        answer = as_(host).generic(
            "POST",
            url("criterion", draft.pk, 3),
            **{
                "wsgi.input": flood,
                "CONTENT_LENGTH": str(flood.length),
                "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
            },
        )
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "10 MB" in page and "My long words" in page
        assert answer.context["form"]["self_score"].value() == "3"
        assert not Evidence.objects.exists() and not Document.objects.exists()

    def test_evidence_may_be_longer_than_a_receipt_and_not_endless(self, as_, host, draft):
        for pages, status in ((21, 302), (101, 422)):
            policy = SimpleUploadedFile("policy.pdf", files.pdf(pages))
            typed = self.typed(as_, host, draft, file=policy)
            answer = as_(host).post(url("criterion", draft.pk, 3), typed)
            assert answer.status_code == status, pages
        assert "more than 100 pages" in answer.content.decode() and "My long words" in answer.content.decode()
        assert Evidence.objects.get().document.pages == 21

    def test_an_infected_file_is_locked_said_and_stops_nothing_but_itself(
        self,
        as_,
        host,
        ready,
        scanner,
        django_capture_on_commit_callbacks,
    ):
        scanner.virus = b"\xff\xd8"
        photo = SimpleUploadedFile("photo.jpg", files.jpeg())
        with django_capture_on_commit_callbacks(execute=True):
            as_(host).post(url("criterion", ready.pk, 3), self.typed(as_, host, ready, file=photo))
        evidence = Evidence.objects.select_related("document", "statement").get()
        assert evidence.document.scan_state == ScanState.INFECTED
        assert evidence.statement.words == "My long words"
        assert as_(host).get(evidence.document.get_absolute_url()).status_code == 403
        assert (
            "We found a virus in this file" in as_(host).get(url("criterion", ready.pk, 3)).content.decode()
        )
        with pytest.raises(NotComplete, match="found a virus"):
            submit(submission=ready, by=host)
        as_(host).post(url("remove_evidence", ready.pk, evidence.pk))
        assert submit(submission=ready, by=host).status == SubmissionStatus.SUBMITTED


class TestAReviewerWhoTurnsOutToBeAContributor:
    @pytest.fixture
    def found(self, opened, sent):
        """Everybody is done. Then it is found that the first reviewer helped to write it."""
        for review in opened:
            finished(review, value=4 if review == opened[0] else 2)
        reviewer = opened[0].reviewer
        Contributor.objects.create(
            submission=sent, expert_id=reviewer.pk, asked_by=sent.author, what_they_did="Wrote it",
            consent=Consent.ASKED,
        )  # fmt: skip
        return opened[0]

    def test_their_scores_are_kept_and_count_no_more(self, found):
        assert len(everyones(found.version)[0]) == 4
        stand_down_tied()
        found.refresh_from_db()
        assert (found.status, found.stood_down_for) == (ReviewStatus.STOOD_DOWN, ConflictKind.CONTRIBUTOR)
        assert found.scores.count() == 10
        reviews, rows = everyones(found.version)
        assert found not in reviews and len(reviews) == 3
        assert {score.value for row in rows for score in row.scores} == {2}

    def test_the_chair_is_told_and_another_is_asked(self, found, sent, meeting, chair):
        stand_down_tied()
        assert Message.objects.get(kind="quality_reviewer_stood_down").recipient == chair
        another = ExpertFactory(user=person("expert", "panel_member", name="Another Expert")).user
        (review,) = allocate(
            submission=Submission.objects.get(pk=sent.pk), meeting=meeting, reviewers=[another], by=chair
        )
        declare(review=review, conflict=False, words="", by=another)
        finished(review)
        assert len(everyones(found.version)[0]) == 4

    def test_the_same_person_is_not_asked_again(self, as_, found, sent, chair, meeting):
        stand_down_tied()
        form = as_(chair).get(url("allocate", sent.pk)).context["form"]
        assert str(found.reviewer_id) not in dict(form.fields["reviewers"].choices)


class TestCriteriaThatChangeMeanwhile:
    @pytest.fixture
    def newer(self, opened, criteria):
        score_all(opened[0])
        newer = CriteriaSetFactory(published_at=timezone.now())
        newer.criteria.create(number=1, name="Only this", question="?", drawn_from="-", least_for_award=2)
        return newer

    def test_open_reviews_keep_theirs(self, as_, newer, opened, criteria):
        review = opened[0]
        page = as_(review.reviewer).get(url("review", review.pk)).content.decode()
        assert "Only this" not in page and "10. Closing the loop" in page
        typed = form_of(review.reviewer, rung="co-design", overall="")
        assert as_(review.reviewer).post(url("finish_review", review.pk), typed).status_code == 302
        rows = everyones(review.version)[1]
        assert len(rows) == 10 and review.version.criteria_set == criteria
        assert as_(opened[1].reviewer).get(url("score", opened[1].pk, 10)).status_code == 200

    def test_what_is_begun_from_now_on_has_the_new_ones(self, newer, host):
        begun = start(title="Another", kind=Kind.POLICY, by=host)
        assert open_version_of(begun).criteria_set == newer
        assert [row.criterion.name for row in open_version_of(begun).statements.all()] == ["Only this"]
