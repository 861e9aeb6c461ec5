"""Writing a submission: part by part, by several people, with nothing that was typed lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coproduction.audit.models import Event
from experts.enums import Rung
from quality_mark.enums import Kind, Stage, SubmissionStatus
from quality_mark.models import Citation, CoSubmitter, Evidence, Submission
from tests.documents import files
from tests.factories import ActivityFactory, ContributionFactory, DirectorateFactory, TopicFactory
from tests.quality_mark.conftest import form_of, open_version_of

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


def about(submission, **changed):
    return {
        "title": submission.title,
        "kind": submission.kind,
        "directorate": "",
        "owner": "Sam Lee",
        "stage": Stage.DESIGN,
        "summary": "What it is",
        "rung": Rung.CO_DESIGN,
        "rung_why": "Together",
        **changed,
    }


class TestStarting:
    def test_it_begins_with_a_version_on_the_criteria_in_force(self, as_, host, criteria):
        browser = as_(host)
        answer = browser.post(url("start"), form_of(host, title="A leaflet", kind=Kind.DOCUMENT))
        submission = Submission.objects.get()
        assert answer.url == submission.get_absolute_url()
        assert submission.reference == f"QMS-{submission.created_at.year}-{submission.pk:04d}"
        version = submission.versions.get()
        assert (version.number, version.criteria_set) == (1, criteria)
        assert version.statements.count() == 10

    def test_before_there_are_criteria_a_sentence_says_whom_to_ask(self, as_, host):
        answer = as_(host).post(url("start"), form_of(host, title="A leaflet", kind=Kind.DOCUMENT))
        assert answer.status_code == 409
        assert "Ask the person who looks after the portal" in answer.content.decode()
        assert not Submission.objects.exists()

    def test_twice_the_same_form_is_one_submission(self, as_, host, criteria):
        typed = form_of(host, title="A leaflet", kind=Kind.DOCUMENT)
        browser = as_(host)
        assert browser.post(url("start"), typed).url == browser.post(url("start"), typed).url
        assert Submission.objects.count() == 1

    def test_a_missing_title_is_said_and_the_rest_stays(self, as_, host, criteria):
        answer = as_(host).post(url("start"), form_of(host, title="", kind=Kind.POLICY))
        assert answer.status_code == 422
        assert "Enter what it is called" in answer.content.decode()
        assert answer.context["form"]["kind"].value() == Kind.POLICY


class TestTheTaskList:
    def test_it_says_what_is_done_and_what_is_not(self, as_, host, draft):
        page = as_(host).get(draft.get_absolute_url()).content.decode()
        assert page.count("Not started") == 13  # three parts and ten criteria
        assert "About the work" in page

    def test_it_asks_as_many_questions_for_more_rows(self, as_, host, ready, django_assert_max_num_queries):
        browser, version = as_(host), open_version_of(ready)
        for _ in range(3):
            Citation.objects.create(version=version, activity=ContributionFactory(attended=True).activity)
        browser.get(ready.get_absolute_url())
        with django_assert_max_num_queries(15):
            browser.get(ready.get_absolute_url())
        with django_assert_max_num_queries(15):
            browser.get(url("check", ready.pk))


class TestAboutTheWork:
    def send(self, as_, user, submission, **changed):
        page = as_(user).get(url("about", submission.pk))
        seen = page.context["form"]["seen"].value()
        return as_(user).post(
            url("about", submission.pk), form_of(user, **about(submission, **{"seen": seen, **changed}))
        )

    def test_it_is_saved_complete_or_not(self, as_, host, draft):
        topic, directorate = TopicFactory(), DirectorateFactory()
        answer = self.send(as_, host, draft, topics=[topic.pk], directorate=directorate.pk, summary="")
        assert answer.status_code == 302
        draft.refresh_from_db()
        version = open_version_of(draft)
        assert (version.owner, version.summary, version.rung) == ("Sam Lee", "", Rung.CO_DESIGN)
        assert (draft.directorate, list(draft.topics.all())) == (directorate, [topic])

    def test_the_trail_names_the_fields_and_not_the_words(self, as_, host, draft):
        self.send(as_, host, draft)
        event = Event.objects.get(action="submission.changed")
        assert event.after == {"fields": ["owner", "rung", "rung_why", "stage", "summary"]}

    def test_somebody_else_saved_meanwhile_and_both_are_kept(self, as_, host, other_host, draft):
        CoSubmitter.objects.create(submission=draft, author=host, user=other_host)
        seen = as_(host).get(url("about", draft.pk)).context["form"]["seen"].value()
        self.send(as_, other_host, draft, summary="Theirs")
        answer = self.send(as_, host, draft, summary="Mine", seen=seen)
        assert answer.status_code == 409
        page = answer.content.decode()
        assert "Mine" in page and "Theirs" in page
        assert open_version_of(draft).summary == "Theirs"
        again = answer.context["form"]["seen"].value()
        assert self.send(as_, host, draft, summary="Both", seen=again).status_code == 302
        assert open_version_of(draft).summary == "Both"


class TestScores:
    def test_some_can_be_left_for_later(self, as_, host, draft):
        typed = form_of(host, score_1="3", score_4="0")
        assert as_(host).post(url("self_assessment", draft.pk), typed).status_code == 302
        scores = open_version_of(draft).statements.values_list("criterion__number", "self_score")
        assert {number: score for number, score in scores if score is not None} == {1: 3, 4: 0}

    def test_what_is_no_score_is_refused(self, as_, host, draft):
        answer = as_(host).post(url("self_assessment", draft.pk), form_of(host, score_1="5"))
        assert answer.status_code == 422


class TestStatements:
    def send(self, as_, user, submission, **typed):
        page = as_(user).get(url("criterion", submission.pk, 3))
        seen = page.context["form"]["seen"].value()
        return as_(user).post(
            url("criterion", submission.pk, 3),
            form_of(user, **{"seen": seen, "words": "", "self_score": "", **typed}),
        )

    def statement(self, submission):
        return open_version_of(submission).statements.get(criterion__number=3)

    def test_words_and_a_file_are_saved(self, as_, host, draft):
        photo = SimpleUploadedFile("photo.jpg", files.jpeg(), "image/jpeg")
        answer = self.send(
            as_, host, draft, words="Six carers came", self_score="3", file=photo, shows="The day"
        )
        assert answer.status_code == 302
        statement = self.statement(draft)
        assert (statement.words, statement.self_score) == ("Six carers came", 3)
        evidence = statement.evidence.get()
        assert (evidence.shows, evidence.document.media_type) == ("The day", "image/jpeg")

    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("plan.docx", b"PK\x03\x04" + b"x" * 100, "ZIP or Office"),
            ("big.pdf", b"%PDF-1.4" + b"x" * (11 * 1024 * 1024), "10 MB"),
            ("empty.pdf", b"", "this one has nothing in it"),
            ("locked.pdf", files.pdf(encryption=files.pikepdf.Encryption(owner="a", user="b")), "password"),
        ],
    )
    def test_a_file_we_do_not_take_is_said_and_nothing_typed_is_lost(
        self, as_, host, draft, name, content, sentence
    ):
        answer = self.send(as_, host, draft, words="My long words", file=SimpleUploadedFile(name, content))
        assert answer.status_code == 422
        page = answer.content.decode()
        assert sentence in page and "My long words" in page
        assert not Evidence.objects.exists()

    def test_a_good_file_is_held_while_the_words_are_mended(self, as_, host, draft):
        photo = SimpleUploadedFile("photo.jpg", files.jpeg(), "image/jpeg")
        answer = self.send(as_, host, draft, words="x" * 6001, file=photo)
        assert answer.status_code == 422
        assert "photo.jpg" in answer.content.decode()
        held = answer.context["held"].token
        assert self.send(as_, host, draft, words="Shorter", held_file=held).status_code == 302
        assert self.statement(draft).evidence.get().document.name == "photo.jpg"

    def test_a_file_is_taken_off_after_asking(self, as_, host, draft):
        photo = SimpleUploadedFile("photo.jpg", files.jpeg(), "image/jpeg")
        self.send(as_, host, draft, file=photo)
        evidence, browser = Evidence.objects.get(), as_(host)
        where = url("remove_evidence", draft.pk, evidence.pk)
        assert "photo.jpg" in browser.get(where).content.decode()
        assert browser.post(where).status_code == 302
        assert not Evidence.objects.exists()

    def test_another_writer_saved_meanwhile(self, as_, host, draft):
        seen = as_(host).get(url("criterion", draft.pk, 3)).context["form"]["seen"].value()
        self.send(as_, host, draft, words="First")
        answer = self.send(as_, host, draft, words="Second", seen=seen)
        assert answer.status_code == 409
        assert "First" in answer.content.decode() and "Second" in answer.content.decode()

    def test_no_such_criterion(self, as_, host, draft):
        assert as_(host).get(url("criterion", draft.pk, 11)).status_code == 404


class TestInvolved:
    def group(self, host, **changed):
        said = {"who": "Carers", "people": "6", "stage": "planning", "rung": "co-design", "what_they_did": ""}
        return form_of(host, **{**said, **changed})

    def test_a_group_is_added_changed_and_taken_off(self, as_, host, draft):
        browser = as_(host)
        assert browser.post(url("involved_add", draft.pk), self.group(host)).status_code == 302
        group = open_version_of(draft).involved.get()
        assert (
            browser.post(url("involved_change", draft.pk, group.pk), self.group(host, people="7")).status_code
            == 302
        )
        group.refresh_from_db()
        assert group.people == 7
        assert "Carers" in browser.get(url("involved", draft.pk)).content.decode()
        browser.post(url("involved_remove", draft.pk, group.pk))
        assert not open_version_of(draft).involved.exists()

    def test_nought_people_are_nobody(self, as_, host, draft):
        answer = as_(host).post(url("involved_add", draft.pk), self.group(host, people="0"))
        assert answer.status_code == 422


class TestCiting:
    def test_it_is_found_added_and_taken_off(self, as_, host, draft):
        activity = ContributionFactory(attended=True).activity
        browser = as_(host)
        page = browser.get(url("pick", draft.pk), {"q": activity.title[:5]})
        assert activity.title in page.content.decode()
        for _ in range(2):
            browser.post(url("cite", draft.pk, activity.pk))
        assert open_version_of(draft).citations.get().activity == activity
        assert activity.title in browser.get(url("cited", draft.pk)).content.decode()
        browser.post(url("cite", draft.pk, activity.pk), {"off": "1"})
        assert not open_version_of(draft).citations.exists()

    @pytest.mark.parametrize("facts", [{"kind": "meeting"}, {"cancelled_at": "2026-01-01T00:00Z"}])
    def test_what_did_not_happen_or_is_the_panels_own_is_not_evidence(self, as_, host, draft, facts):
        activity = ActivityFactory(**facts)
        browser = as_(host)
        assert activity.title not in browser.get(url("pick", draft.pk)).content.decode()
        assert browser.post(url("cite", draft.pk, activity.pk)).status_code == 409

    @pytest.mark.parametrize("rows", [1, 3])
    def test_the_picker_asks_the_same_number_of_questions(
        self, as_, host, draft, rows, django_assert_num_queries
    ):
        for _ in range(rows):
            ContributionFactory(attended=True)
        browser = as_(host)
        browser.get(url("pick", draft.pk))
        with django_assert_num_queries(8):
            browser.get(url("pick", draft.pk))


class TestWhose:
    ROUTES = (
        ("submission",), ("about",), ("self_assessment",), ("criterion", 1), ("involved",), ("involved_add",),
        ("cited",), ("pick",), ("people",), ("add_co_submitter",), ("ask_contributor",), ("check",), ("version", 1),
    )  # fmt: skip
    POSTS = (("send",), ("take_back",), ("new_version",))

    @pytest.mark.parametrize("route", ROUTES)
    def test_another_member_of_staff_is_told_there_is_nothing(self, as_, other_host, draft, route):
        assert as_(other_host).get(url(route[0], draft.pk, *route[1:])).status_code == 404

    @pytest.mark.parametrize("route", POSTS)
    def test_nor_can_they_move_it(self, as_, other_host, draft, route):
        assert as_(other_host).post(url(route[0], draft.pk)).status_code == 404

    @pytest.mark.parametrize("route", ROUTES)
    def test_a_co_submitter_can(self, as_, host, other_host, draft, route):
        CoSubmitter.objects.create(submission=draft, author=host, user=other_host)
        assert as_(other_host).get(url(route[0], draft.pk, *route[1:])).status_code == 200

    @pytest.mark.parametrize(
        "route", [route for route in ROUTES if route[0] not in ("submission", "version")]
    )
    def test_nothing_is_written_once_it_was_sent(self, as_, host, sent, route):
        assert sent.status == SubmissionStatus.SUBMITTED
        assert as_(host).get(url(route[0], sent.pk, *route[1:])).status_code == 403

    def test_an_expert_has_no_business_here(self, as_, expert, draft):
        assert as_(expert).get(url("submission", draft.pk)).status_code == 403

    @pytest.mark.parametrize("rows", [1, 3])
    def test_the_list_asks_the_same_number_of_questions(
        self, as_, host, criteria, rows, django_assert_num_queries
    ):
        for number in range(rows):
            as_(host).post(url("start"), form_of(host, title=f"Work {number}", kind=Kind.POLICY))
        browser = as_(host)
        browser.get(url("submissions"))
        with django_assert_num_queries(5):
            assert browser.get(url("submissions")).status_code == 200
