"""A barred person finds nothing: every route of the quality mark that leads to the papers answers 404.

The routes are read from the URLs: one that nobody has said how to walk fails, on the day it is added.
"""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.documents.rules import may_open
from experts.enums import Rung
from quality_mark.enums import (
    Choice,
    ConflictKind,
    Consent,
    MeetingStatus,
    Outcome,
    Permission,
    ReviewStatus,
    SeatStatus,
    Side,
    SubmissionStatus,
)
from quality_mark.models import (
    Citation,
    Conflict,
    Contributor,
    CoSubmitter,
    Decision,
    Declaration,
    MeetingSeat,
    PanelMember,
    Question,
    Review,
    Submission,
    Vote,
)
from quality_mark.selectors.ties import has_tie, ties_of
from quality_mark.services.sending import begin_new_version, submit
from quality_mark.urls import urlpatterns
from tests.documents import files
from tests.factories import ActivityFactory, ContributionFactory, ExpertFactory, RoleGrantFactory, person
from tests.factories.quality_mark import (
    AgendaItemFactory,
    ContributorFactory,
    DecisionFactory,
    ReviewFactory,
    VersionFactory,
)
from tests.quality_mark.conftest import form_of, open_version_of
from tests.quality_mark.test_sending import give_file

pytestmark = pytest.mark.django_db
C = ConflictKind
DONE = {"declared_at": timezone.now(), "done_at": timezone.now(), "status": ReviewStatus.DONE}

# Routes that lead to no one submission: lists, which leave out what a person may not see, and what is public.
OF_NO_SUBMISSION = {
    "submissions", "start", "queue", "members", "member", "meetings", "plan_meeting", "meeting", "reviews",
    "my_namings", "naming", "my_meetings", "meeting_calendar", "cannot_come", "invite", "open_meeting", "here",
    "close_meeting", "make_minutes", "cancel_meeting", "meeting_needs", "meeting_need_met", "meeting_need_not_met",
    "move_meeting",
    "register", "mark", "verify", "verified", "badge_svg", "badge_png", "criteria_set",
    "awards", "award", "certificate", "renew", "withdraw", "criteria_versions", "start_criteria", "criteria_draft",
    "criteria_settings", "criterion_add", "criterion_change", "criterion_remove", "throw_away_criteria",
    "publish_criteria", "policies",
}  # fmt: skip

# Every other route, with what its numbers are: rows of `Papers`, or a number. Say it here when you add a route; a
# route of neither list fails `test_no_route_is_forgotten`.
OF_ITS_WRITERS = {
    "submission": ("submission",),
    "about": ("submission",),
    "self_assessment": ("submission",),
    "criterion": ("submission", 1),
    "remove_evidence": ("submission", "evidence"),
    "involved": ("submission",),
    "involved_add": ("submission",),
    "involved_change": ("submission", "group"),
    "involved_remove": ("submission", "group"),
    "cited": ("submission",),
    "pick": ("submission",),
    "cite": ("submission", "activity"),
    "people": ("submission",),
    "add_co_submitter": ("submission",),
    "remove_co_submitter": ("submission", "co_submitter"),
    "ask_contributor": ("submission",),
    "remove_contributor": ("submission", "contributor"),
    "check": ("submission",),
    "send": ("submission",),
    "take_back": ("submission",),
    "new_version": ("submission",),
    "version": ("submission", 2),
    "changes": ("submission", 2),
    "question": ("submission", "question"),
    "feedback": ("submission", 1),
    "feedback_letter": ("submission", 1),
    "appeal": ("submission",),
    "report_plan": ("submission",),
}
OF_THE_PANEL = {
    "panel_submission": ("submission",),
    "allocate": ("submission",),
    "panel_papers": ("submission", 2),
    "panel_changes": ("submission", 2),
    "review": ("review",),
    "review_changes": ("review",),
    "score": ("review", 1),
    "finish_review": ("review",),
    "everyones_scores": ("review",),
    "ask_question": ("review",),
    "review_papers": ("review",),
    "post_papers": ("review",),
    "review_question": ("review", "question"),
    "close_question": ("review", "question"),
    "item": ("item",),
    "item_papers": ("item",),
    "item_earlier": ("item",),
    "item_later": ("item",),
    "vote": ("item",),
    "put_to_vote": ("item",),
    "record_vote": ("item", "seat"),
    "decide": ("item",),
    "plan": ("decision",),
}
OF_THOSE_NAMED = {"named_feedback": ("contributor", 1), "named_feedback_letter": ("contributor", 1)}
WALKED = OF_ITS_WRITERS | OF_THE_PANEL | OF_THOSE_NAMED
# Not ours, and they lead to the papers too.
FILES = {"documents:download": ("document",), "documents:page": ("document", 1)}
FOUND_BY_THE_PORTAL = [
    C.CONTRIBUTOR, C.ATTENDED, C.DIRECTORATE, C.DECLARED, C.REVIEWED_BEFORE, C.VOTED_BEFORE,
]  # fmt: skip


def tie(kind, user, submission):
    """Tie a person to a submission, as the portal would come to know it."""
    version = submission.versions.get(number=1)
    if kind == C.AUTHOR:
        Submission.objects.filter(pk=submission.pk).update(author=user)
    elif kind == C.CO_SUBMITTER:
        CoSubmitter.objects.create(submission=submission, author=submission.author, user=user)
    elif kind == C.CONTRIBUTOR:
        asker = {"asked_by": submission.author, "what_they_did": "Wrote it"}
        Contributor.objects.create(submission=submission, expert_id=user.pk, consent=Consent.ASKED, **asker)
    elif kind == C.ATTENDED:
        activity = ActivityFactory()
        ContributionFactory(attended=True, activity=activity, expert_id=user.pk, expert=None)
        Citation.objects.create(version=version, activity=activity)
    elif kind == C.DIRECTORATE:
        PanelMember.objects.create(user=user, directorate=submission.directorate)
    elif kind in (C.REVIEWED_BEFORE, C.VOTED_BEFORE):
        judge_before(kind, user, version)
    else:
        Conflict.objects.create(submission=submission, person=user, kind=C.DECLARED)


def judge_before(kind, user, version):
    """Let a person have reviewed a version or voted on it, and its decision be appealed."""
    decision = Decision.objects.filter(version=version).first() or DecisionFactory(
        item=AgendaItemFactory(version=version), outcome=Outcome.DECLINED
    )
    if kind == C.REVIEWED_BEFORE:
        mine = Review.objects.filter(version=version, reviewer=user)
        mine.update(**DONE) or ReviewFactory(version=version, reviewer=user, **DONE)
    else:
        seat = MeetingSeat.objects.create(meeting=decision.item.meeting, member=user, side=Side.STAFF)
        Vote.objects.create(item=decision.item, seat=seat, outcome=decision.outcome, choice=Choice.AGREE)
    appeal = {"appeals": decision, "appeal_reason": "It was misread.", "figures": {}}
    sent = {"submitted_at": timezone.now(), "submitted_by": version.submission.author}
    VersionFactory(submission=version.submission, number=9, **appeal, **sent)


def address(name, papers):
    """Return the address of a route of WALKED or FILES with the real numbers of these papers."""
    parts = {**WALKED, **FILES}[name]
    args = [part if isinstance(part, int) else getattr(papers, part).pk for part in parts]
    return reverse(name if ":" in name else f"quality_mark:{name}", args=args)


class Papers:
    """A submission in its second version, all that hangs on it, and the review of someone who is done with it."""

    def __init__(self, submission, reviewer):
        self.evidence = give_file(submission)
        self.document = self.evidence.document
        self.document.pages = 1
        self.document.stored_as = storages["documents"].save("papers", ContentFile(files.pdf()))
        self.document.save()
        version = open_version_of(submission)
        self.submission, self.group = submission, version.involved.get()
        self.activity = ContributionFactory(attended=True).activity
        Citation.objects.create(version=version, activity=self.activity)
        self.contributor = ContributorFactory(submission=submission)
        self.co_submitter = CoSubmitter.objects.create(
            submission=submission, author=submission.author, user=person(Role.HOST)
        )
        submit(submission=submission, by=submission.author)
        Submission.objects.filter(pk=submission.pk).update(status=SubmissionStatus.RETURNED)
        newest = begin_new_version(submission=submission, by=submission.author)
        newest.what_changed = "All of it."
        newest.save()
        submit(submission=submission, by=submission.author)
        Submission.objects.filter(pk=submission.pk).update(status=SubmissionStatus.IN_REVIEW)
        self.review = ReviewFactory(version=newest, reviewer=reviewer, **DONE)
        self._put_on_an_agenda(newest, reviewer)
        self.question = Question.objects.create(version=newest, asked_by=reviewer, words="How many?")

    def _put_on_an_agenda(self, newest, member):
        """The first version was decided with a condition; the newest is put to the vote at a meeting under way."""
        plan = {"action_plan": "Pay people.", "action_due": today()}
        self.decision = DecisionFactory(
            item=AgendaItemFactory(version=self.submission.versions.get(number=1)),
            outcome=Outcome.CONDITIONAL,
            **plan,
        )
        put = {"outcome": Outcome.RETURNED, "rung": Rung.CO_DESIGN}
        self.item = AgendaItemFactory(version=newest, meeting__status=MeetingStatus.OPEN, **put)
        self.seat = MeetingSeat.objects.create(
            meeting=self.item.meeting, member=member, side=Side.STAFF, status=SeatStatus.PRESENT
        )


@pytest.fixture
def everything(db):
    """Someone who holds every role of the panel, and is an expert too."""
    user = ExpertFactory(user=person(Role.EXPERT, name="Ezra Everything")).user
    for role in (Role.PANEL_MEMBER, Role.PANEL_CHAIR, Role.HOST):
        RoleGrantFactory(user=user, role=role)
    return user


@pytest.fixture
def papers(ready, everything):
    return Papers(ready, everything)


def test_no_route_is_forgotten():
    """A new route is walked, or leads to no submission: say which, above."""
    named = {pattern.name for pattern in urlpatterns}
    assert named == set(WALKED) | OF_NO_SUBMISSION
    assert not set(WALKED) & OF_NO_SUBMISSION


def test_the_addresses_walked_are_real(as_, papers, everything, host):
    """Each leads somewhere for those who may see the papers, so that a 404 says something of the barred."""
    chair, writer = as_(everything), as_(host)
    nowhere = [
        name for name in (*OF_THE_PANEL, *FILES) if chair.get(address(name, papers)).status_code == 404
    ]
    nowhere += [name for name in OF_ITS_WRITERS if writer.get(address(name, papers)).status_code == 404]
    assert nowhere == []


def found(browser, user, names, papers):
    """Return what was answered with anything but 404, or 405 where a route takes no such request."""
    seen = []
    for name in names:
        where = address(name, papers)
        for ask, typed in ((browser.get, {}), (browser.post, form_of(user, answer="none"))):
            status = ask(where, typed).status_code
            if status not in (404, 405):
                seen.append(f"{name} by {ask.__name__}: {status}")
    return seen


@pytest.mark.parametrize("kind", FOUND_BY_THE_PORTAL)
def test_every_route_of_a_barred_person_answers_404(as_, papers, everything, kind):
    tie(kind, everything, papers.submission)
    assert found(as_(everything), everything, [*WALKED, *FILES], papers) == []


@pytest.mark.parametrize("kind", [C.AUTHOR, C.CO_SUBMITTER])
def test_a_writer_who_sits_on_the_panel_finds_none_of_the_panels_pages(as_, papers, everything, kind):
    if kind == C.AUTHOR:  # the review itself could not be written: the database refuses it
        gone = Review(pk=papers.review.pk)
        papers.question.delete()
        papers.review.delete()
        papers.question, papers.review = Question(pk=999999999), gone
    tie(kind, everything, papers.submission)
    assert found(as_(everything), everything, OF_THE_PANEL, papers) == []


@pytest.mark.parametrize("kind", FOUND_BY_THE_PORTAL)
def test_the_lists_leave_out_what_a_barred_person_may_not_see(as_, papers, everything, kind):
    tie(kind, everything, papers.submission)
    browser = as_(everything)
    for name in ("submissions", "queue", "reviews"):
        assert papers.submission.title not in browser.get(reverse(f"quality_mark:{name}")).content.decode()
    assert papers.submission.title not in browser.get(reverse("home:start")).content.decode()


@pytest.mark.parametrize("kind", FOUND_BY_THE_PORTAL)
def test_nor_can_they_open_a_file_of_it(host, ready, everything, kind):
    document = give_file(ready).document
    version = open_version_of(ready)
    version.submitted_at, version.submitted_by, version.figures = timezone.now(), host, {}
    version.save()
    ReviewFactory(version=version, reviewer=everything, open=True)
    assert may_open(everything, document)
    tie(kind, everything, ready)
    assert not may_open(everything, document)


@pytest.mark.parametrize("status", [ReviewStatus.ALLOCATED, ReviewStatus.STOOD_DOWN])
def test_a_file_opens_only_while_the_papers_are_open(panel, host, ready, status):
    document = give_file(ready).document
    version = open_version_of(ready)
    version.submitted_at, version.submitted_by, version.figures = timezone.now(), host, {}
    version.save()
    ReviewFactory(version=version, reviewer=panel[0], status=status, stood_down_at=timezone.now())
    assert not may_open(panel[0], document)


@pytest.mark.parametrize("kind", FOUND_BY_THE_PORTAL)
def test_a_file_opens_to_who_decides_once_they_have_declared(papers, kind):
    decides = ExpertFactory(user=person(Role.EXPERT, Role.PANEL_MEMBER)).user
    item = AgendaItemFactory(version=papers.review.version)
    seat = MeetingSeat.objects.create(meeting=item.meeting, member=decides, side=Side.EXPERT)
    assert not may_open(decides, papers.document)
    Declaration.objects.create(item=item, seat=seat)
    assert may_open(decides, papers.document)
    tie(kind, decides, papers.submission)
    assert not may_open(decides, papers.document)


@pytest.mark.parametrize("kind", ConflictKind)
def test_each_tie_is_found(sent, everything, kind):
    assert ties_of(sent, [everything.pk]) == {}
    tie(kind, everything, sent)
    assert ties_of(sent, [everything.pk]) == {everything.pk: {kind}}
    assert has_tie(sent, everything)


def test_the_directorate_bars_only_where_the_criteria_say_so(sent, everything, criteria):
    tie(C.DIRECTORATE, everything, sent)
    type(criteria).objects.update(bars_directorate=False)
    assert not has_tie(sent, everything)


def test_being_expected_at_an_activity_is_not_having_taken_part(sent, everything):
    activity = ContributionFactory(expert_id=everything.pk, expert=None).activity
    Citation.objects.create(version=sent.versions.get(), activity=activity)
    assert not has_tie(sent, everything)


@pytest.mark.parametrize("kind", FOUND_BY_THE_PORTAL)
def test_the_list_does_not_say_why(as_, sent, chair, panel, meeting, kind):
    tie(kind, panel[0], sent)
    page = as_(chair).get(reverse("quality_mark:allocate", args=[sent.pk]))
    offered = [value for value, _ in page.context["form"].fields["reviewers"].choices]
    assert str(panel[0].pk) not in offered and str(panel[1].pk) in offered
    words = page.content.decode()
    assert panel[0].name in words
    assert str(kind.label) not in words
    assert not Review.objects.exclude(status=ReviewStatus.DONE).exists()  # nobody was asked


def test_everything_holds_the_words_it_is_tested_for(everything):
    assert all(everything.has_perm(word) for word in Permission)
