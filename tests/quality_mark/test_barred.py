"""A barred person finds nothing: every route of the quality mark that leads to the papers answers 404.

The routes are read from the URLs, so that a new one is covered on the day it is added.
"""

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.documents.rules import may_open
from quality_mark.enums import ConflictKind, Consent, Permission, ReviewStatus
from quality_mark.models import Citation, Conflict, Contributor, CoSubmitter, PanelMember, Review, Submission
from quality_mark.selectors.ties import has_tie, ties_of
from quality_mark.urls import panel as panel_urls
from quality_mark.urls import writing as writing_urls
from tests.factories import ActivityFactory, ContributionFactory, ExpertFactory, RoleGrantFactory, person
from tests.factories.quality_mark import ReviewFactory
from tests.quality_mark.conftest import form_of, open_version_of
from tests.quality_mark.test_sending import give_file

pytestmark = pytest.mark.django_db
C = ConflictKind

# Routes of nobody's submission, where a barred person may still do what is theirs.
OF_NO_SUBMISSION = {
    "submissions", "start", "queue", "members", "member", "meetings", "plan_meeting", "meeting", "reviews",
    "my_namings", "naming",
}  # fmt: skip
FOUND_BY_THE_PORTAL = [C.CONTRIBUTOR, C.ATTENDED, C.DIRECTORATE, C.DECLARED]


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
    else:
        Conflict.objects.create(submission=submission, person=user, kind=C.DECLARED)


def routes():
    """Return the name of every route that leads to one submission."""
    patterns = [*panel_urls.urlpatterns, *writing_urls.urlpatterns]
    return [pattern.name for pattern in patterns if pattern.name not in OF_NO_SUBMISSION]


def address(name, submission, review):
    pattern = next(each for each in (*panel_urls.urlpatterns, *writing_urls.urlpatterns) if each.name == name)
    about_a_review = "quality-mark/reviews/" in str(pattern.pattern)
    sample = {"pk": review.pk if about_a_review else submission.pk, "number": 1}
    return reverse(
        f"quality_mark:{name}", kwargs={each: sample.get(each, 1) for each in pattern.pattern.converters}
    )


@pytest.fixture
def everything(db):
    """Someone who holds every role of the panel, and is an expert too."""
    user = ExpertFactory(user=person(Role.EXPERT, name="Ezra Everything")).user
    for role in (Role.PANEL_MEMBER, Role.PANEL_CHAIR, Role.HOST):
        RoleGrantFactory(user=user, role=role)
    return user


@pytest.fixture
def review(sent, everything):
    """Their review, with its papers open: what they were before anything was found."""
    Submission.objects.filter(pk=sent.pk).update(status="in_review")
    return ReviewFactory(version=sent.versions.get(), reviewer=everything, open=True)


def test_before_anything_is_found_the_papers_are_open(as_, review, sent, everything):
    browser = as_(everything)
    for name in ("review", "panel_submission", "panel_papers", "allocate"):
        assert browser.get(address(name, sent, review)).status_code == 200, name


@pytest.mark.parametrize("kind", FOUND_BY_THE_PORTAL)
@pytest.mark.parametrize("name", routes())
def test_every_route_of_a_barred_person_answers_404(as_, review, sent, everything, kind, name):
    tie(kind, everything, sent)
    browser = as_(everything)
    for ask, typed in ((browser.get, {}), (browser.post, form_of(everything, answer="none"))):
        answer = ask(address(name, sent, review), typed)
        assert answer.status_code in (404, 405), f"{name} by {ask.__name__}: {answer.status_code}"


@pytest.mark.parametrize("kind", [C.AUTHOR, C.CO_SUBMITTER])
@pytest.mark.parametrize(
    "name", [each for each in routes() if each in {p.name for p in panel_urls.urlpatterns}]
)
def test_a_writer_who_sits_on_the_panel_finds_none_of_the_panels_pages(
    as_, review, sent, everything, kind, name
):
    if kind == C.AUTHOR:  # the review itself could not be written: the database refuses it
        review.delete()
    tie(kind, everything, sent)
    assert (
        as_(everything).get(address(name, sent, review) if review.pk else _without(name, sent)).status_code
        == 404
    )


def _without(name, sent):
    class Gone:
        pk = 999999999

    return address(name, sent, Gone)


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
    assert kind.label not in words
    assert not Review.objects.exists()


def test_everything_holds_the_words_it_is_tested_for(everything):
    assert all(everything.has_perm(word) for word in Permission)
