"""A mark in time: it runs out, its submitters are reminded once, it is renewed through the panel, or withdrawn."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from quality_mark.enums import AwardStatus, Consent, SubmissionStatus
from quality_mark.models import Award, Submission
from quality_mark.selectors.changes import changes_between, version_before
from quality_mark.services.awards import give_award, withdraw
from quality_mark.services.people import answer
from quality_mark.services.renewing import start_renewal
from quality_mark.services.sending import NotComplete, submit
from quality_mark.tasks.awards import move_marks_on, remind_of_marks
from tests.factories import ExpertFactory, person
from tests.factories.quality_mark import ContributorFactory, DecisionFactory, SubmissionFactory
from tests.quality_mark.conftest import form_of
from tests.quality_mark.marks import REASON, a_mark, a_mark_of

pytestmark = pytest.mark.django_db
A = AwardStatus


def status_after_the_night(award):
    move_marks_on()
    return Award.objects.get(pk=award.pk).status


@pytest.mark.parametrize(
    ("before", "ends_in", "after"),
    [
        (A.CURRENT, 91, A.CURRENT),
        (A.CURRENT, 90, A.EXPIRING),
        (A.CURRENT, -1, A.EXPIRED),  # the night's task did not run for a while
        (A.EXPIRING, 0, A.EXPIRING),
        (A.EXPIRING, -1, A.EXPIRED),
        (A.RENEWED, -1, A.RENEWED),
        (A.WITHDRAWN, -1, A.WITHDRAWN),
        (A.EXPIRED, -1, A.EXPIRED),
    ],
)
def test_what_the_night_makes_of_a_mark(before, ends_in, after):
    assert status_after_the_night(a_mark(before, ends_in=ends_in)) == after


def test_the_night_moves_many_in_as_many_statements_as_one_and_writes_each_down(
    django_assert_max_num_queries,
):
    for _ in range(12):
        a_mark(A.CURRENT, ends_in=5)
    with django_assert_max_num_queries(14):
        move_marks_on()
    move_marks_on()
    assert Event.objects.filter(action="award.expiring").count() == 12


def test_submitters_are_reminded_three_times_and_told_once(still_clock, host):
    still_clock.move_to("2026-11-02T08:00Z")
    submission = SubmissionFactory(author=host)
    submission.co_submitters.create(user=person("host"), author=host)
    a_mark_of(submission, ends_in=95)
    sent = []
    for _ in range(130):
        for _ in range(2):
            move_marks_on()
            remind_of_marks()
        if (count := Message.objects.filter(recipient=host).count()) > len(sent):
            sent += [today()] * (count - len(sent))
        still_clock.shift(timedelta(days=1))
    first = sent[0]
    assert [(day - first).days for day in sent] == [0, 60, 83, 91]
    assert Message.objects.count() == 8
    assert set(Message.objects.values_list("kind", flat=True)) == {
        "quality_mark_expiring",
        "quality_mark_expired",
    }


def test_nobody_is_reminded_of_a_mark_whose_renewal_the_panel_has(host):
    award = a_mark_of(SubmissionFactory(author=host), A.EXPIRING, ends_in=5)
    renewal = SubmissionFactory(author=host, renews=award, status=SubmissionStatus.IN_REVIEW)
    remind_of_marks()
    assert not Message.objects.exists()
    Submission.objects.filter(pk=renewal.pk).update(status=SubmissionStatus.RETURNED)
    remind_of_marks()
    assert Message.objects.count() == 1


@pytest.fixture
def expiring(sent, panel, chair):
    """The host's own work with a mark that runs out soon, a colleague, and contributors."""
    version = sent.versions.get()
    sent.co_submitters.create(user=person("host", name="Cole League"), author=sent.author)
    ContributorFactory(submission=sent, expert=ExpertFactory(user=person("expert", name="Agreed Expert")))
    ContributorFactory(submission=sent, expert=ExpertFactory(), consent=Consent.DECLINED)
    award = give_award(decision=DecisionFactory(item__version=version), by=chair)
    Award.objects.update(status=A.EXPIRING, expires_on=today() + timedelta(days=30))
    Submission.objects.update(status=SubmissionStatus.AWARDED)
    return Award.objects.get(pk=award.pk)


def test_a_renewal_begins_with_what_was_awarded_and_asks_contributors_again(expiring, host):
    old = expiring.decision.version
    new = start_renewal(award=expiring, by=old.submission.co_submitters.get().user)
    version = new.versions.get()
    assert new.author.name == "Cole League"
    assert [row.user for row in new.co_submitters.all()] == [host]
    assert version.statements.get(criterion__number=1).words == "We asked people first."
    assert changes_between(version_before(version, new.versions), version) == []
    assert list(new.contributors.order_by("pk").values_list("consent", flat=True)) == ["asked", "declined"]
    assert Message.objects.filter(kind="quality_contributor_asked").count() == 1
    assert Submission.objects.get(pk=old.submission_id).status == SubmissionStatus.AWARDED


def test_a_renewal_says_what_has_changed_before_it_is_sent(expiring, host, as_):
    new = start_renewal(award=expiring, by=host)
    asked = new.contributors.get(consent=Consent.ASKED)
    answer(contributor=asked, agrees=True, credit="full_name", by=asked.expert.user)
    with pytest.raises(NotComplete) as refused:
        submit(submission=new, by=host)
    assert [line.words for line in refused.value.missing] == ["Say what has changed since the last version."]
    page = as_(host).get(reverse("quality_mark:about", args=[new.pk])).content.decode()
    assert "What has changed since the last version?" in page
    new.versions.update(what_changed="We asked carers again.", summary="A newer policy.")
    submit(submission=new, by=host)
    page = as_(host).get(reverse("quality_mark:changes", args=[new.pk, 1])).content.decode()
    assert "As it was awarded the mark" in page
    assert "A newer policy." in page


def test_the_new_mark_ends_the_old_one_and_the_old_badge_says_so(expiring, host, chair, client):
    new = start_renewal(award=expiring, by=host)
    award = give_award(decision=DecisionFactory(item__version=new.versions.get()), by=chair)
    expiring.refresh_from_db()
    assert (expiring.status, expiring.renewed_as) == (A.RENEWED, award)
    badge = client.get(reverse("quality_mark:badge_svg", args=[expiring.token, "light"])).content.decode()
    assert "Renewed" in badge
    assert f"as {award.number}" in badge


def test_a_renewal_is_started_once_and_by_its_writers(expiring, host, other_host, as_):
    renew = reverse("quality_mark:renew", args=[expiring.pk])
    assert as_(other_host).post(renew).status_code == 404
    assert "Start to renew it" in as_(host).get(expiring.get_absolute_url()).content.decode()
    assert as_(host).post(renew).url == Submission.objects.get(renews=expiring).get_absolute_url()
    again = as_(host).post(renew, follow=True)
    assert "has been started already" in again.content.decode()
    assert Submission.objects.filter(renews=expiring).count() == 1


@pytest.mark.parametrize("status", A)
def test_which_marks_can_be_renewed_and_withdrawn(status, host, chair):
    award = a_mark_of(SubmissionFactory(author=host), status)
    for act, allowed in (
        (lambda: start_renewal(award=award, by=host), {A.EXPIRING, A.EXPIRED}),
        (lambda: withdraw(award=award, reason=REASON, by=chair), {A.CURRENT, A.EXPIRING}),
    ):
        if status in allowed:
            act()
        else:
            with pytest.raises(RuleBroken):
                act()


def test_the_chair_withdraws_and_everyone_concerned_is_told_why(expiring, chair, host, as_):
    page = reverse("quality_mark:withdraw", args=[expiring.pk])
    assert "Withdraw this mark" in as_(chair).get(expiring.get_absolute_url()).content.decode()
    empty = as_(chair).post(page, form_of(chair, reason=" "))
    assert empty.status_code == 422
    assert "Enter why the mark is withdrawn" in empty.content.decode()
    as_(chair).post(page, form_of(chair, reason=REASON))
    expiring.refresh_from_db()
    assert (expiring.status, expiring.withdrawn_by) == (A.WITHDRAWN, chair)
    told = Message.objects.filter(kind__startswith="quality_award_withdrawn")
    assert {message.recipient.name for message in told} == {"Hari Host", "Cole League", "Agreed Expert"}
    assert all(REASON in message.body for message in told)
    assert Event.objects.get(action="award.withdrawn").actor == chair
    assert as_(chair).post(page, form_of(chair, reason=REASON)).status_code == 403
    assert as_(host).get(reverse("quality_mark:certificate", args=[expiring.pk])).status_code == 403


def test_a_chair_with_a_tie_does_not_withdraw(expiring, chair, as_):
    expiring.decision.version.submission.co_submitters.create(user=chair, author=person("host"))
    assert as_(chair).get(reverse("quality_mark:withdraw", args=[expiring.pk])).status_code == 404
    with pytest.raises(RuleBroken):
        withdraw(award=expiring, reason=REASON, by=chair)


def test_who_sees_the_page_of_a_mark(expiring, chair, host, other_host, expert, as_):
    contributor = expiring.decision.version.submission.contributors.get(consent=Consent.AGREED).expert.user
    declined = expiring.decision.version.submission.contributors.get(consent=Consent.DECLINED).expert.user
    seen = {
        person: as_(person).get(expiring.get_absolute_url()).status_code
        for person in (chair, host, other_host, contributor, declined, expert)
    }
    assert list(seen.values()) == [200, 200, 404, 200, 404, 404]
    assert "Certificate (PDF)" in as_(contributor).get(expiring.get_absolute_url()).content.decode()


@pytest.mark.parametrize("rows", [1, 5])
def test_the_list_of_marks_asks_the_same_number_of_questions(rows, host, as_, django_assert_max_num_queries):
    for _ in range(rows):
        a_mark_of(SubmissionFactory(author=host))
    browser = as_(host)
    browser.get("/start/")
    with django_assert_max_num_queries(9):
        browser.get(reverse("quality_mark:awards"))
