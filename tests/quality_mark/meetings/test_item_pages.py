"""The page of one item, on the chair's screen and on a member's phone: what opens when, and what is shown to whom."""

import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from experts.enums import Rung
from quality_mark.enums import ConflictKind, ReviewStatus, SeatStatus
from quality_mark.models import Conflict, Decision, Meeting, MeetingSeat, Review, Score, Vote
from quality_mark.services.voting import put_to_vote
from tests.factories import person
from tests.quality_mark.conftest import form_of
from tests.quality_mark.meetings.conftest import CONDITIONAL, RETURNED, seats_of

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


def words_of(browser, where):
    return browser.get(where).content.decode()


@pytest.fixture
def newcomer(item):
    """A member of staff who is here, and did not review it."""
    user = person(Role.PANEL_MEMBER, name="Nadia New")
    MeetingSeat.objects.create(meeting=item.meeting, member=user, side="staff", status=SeatStatus.PRESENT)
    return user


def test_what_experts_and_staff_differ_on_comes_first(as_, item, panel):
    staff = Review.objects.filter(side="staff")
    Score.objects.filter(review__in=staff, criterion__number=7).update(value=1)
    page = words_of(as_(panel[0]), url("item", item.pk))
    assert (
        page.index("Experts and staff differ on")
        < page.index("7. Fair return")
        < page.index("The mean score is 2.9")
    )
    assert "To talk about" in page and "not open. The mean score is 2.9" in page


def test_who_did_not_review_it_declares_first(as_, item, newcomer, reviewed):
    browser = as_(newcomer)
    page = words_of(browser, url("item", item.pk))
    assert "Before it opens to you" in page and "What the panel thinks" not in page
    assert browser.get(url("item_papers", item.pk)).status_code == 403
    assert browser.post(url("item", item.pk), form_of(newcomer, answer="none")).url == url("item", item.pk)
    assert "What the panel thinks" in words_of(browser, url("item", item.pk))
    assert browser.get(url("item_papers", item.pk)).status_code == 200


@pytest.mark.parametrize(("status", "opens"), [("open", True), ("closed", False)])
def test_the_agenda_leads_only_to_what_opens(as_, item, newcomer, status, opens):
    Meeting.objects.update(status=status)
    browser, leads = as_(newcomer), f'href="{url("item", item.pk)}"'
    assert (leads in words_of(browser, url("meeting", item.meeting_id))) is opens
    assert browser.get(url("item", item.pk)).status_code == (200 if opens else 403)


def test_the_agenda_does_not_lead_to_what_waits_for_ones_own_review(as_, item, panel):
    Review.objects.filter(reviewer=panel[0]).update(status=ReviewStatus.OPEN)
    page = words_of(as_(panel[0]), url("meeting", item.meeting_id))
    assert item.version.submission.title in page and f'href="{url("item", item.pk)}"' not in page


def test_a_conflict_declared_at_the_meeting_shuts_it(as_, item, newcomer, chair):
    said = form_of(newcomer, answer="conflict", words="My sister wrote it")
    assert as_(newcomer).post(url("item", item.pk), said).url == url("meeting", item.meeting_id)
    assert as_(newcomer).get(url("item", item.pk)).status_code == 404
    assert "sister" not in words_of(as_(chair), url("item", item.pk))


def test_one_who_still_owes_a_review_waits(as_, item, panel):
    Review.objects.filter(reviewer=panel[0]).update(status=ReviewStatus.OPEN)
    answer = as_(panel[0]).get(url("item", item.pk))
    assert answer.status_code == 403 and "Finish your own review" in answer.content.decode()


def test_the_counts_show_once_ones_own_vote_is_in(as_, item, panel, chair):
    put_to_vote(item=item, outcome=RETURNED, rung=Rung.CO_DESIGN, by=chair)
    browser = as_(panel[0])
    assert "0 of 2 agree" not in words_of(browser, url("item", item.pk))
    typed = form_of(panel[0], outcome=RETURNED, choice="disagree", dissent="They paid everybody.")
    assert browser.post(url("vote", item.pk), typed).status_code == 302
    page = words_of(browser, url("item", item.pk))
    assert "You voted: do not agree" in page and "Expert by experience: 0 of 2 agree" in page
    assert Vote.objects.get().dissent == "They paid everybody."


def test_the_chair_writes_down_a_vote_and_a_declaration(as_, item, panel, chair, newcomer):
    put_to_vote(item=item, outcome=RETURNED, rung=Rung.CO_DESIGN, by=chair)
    first, new = seats_of(item)[0], MeetingSeat.objects.get(member=newcomer)
    browser = as_(chair)
    browser.post(url("record_vote", item.pk, first.pk), form_of(chair, outcome=RETURNED, choice="agree"))
    assert Vote.objects.get().seat == first
    browser.post(url("record_vote", item.pk, new.pk), form_of(chair, answer="none"))
    assert item.declarations.get().seat == new


def test_the_chair_puts_and_decides_and_what_is_missing_is_said(as_, item, chair):
    browser = as_(chair)
    assert browser.get(url("decide", item.pk)).status_code == 403
    refused = browser.post(
        url("put_to_vote", item.pk), form_of(chair, outcome="awarded", rung="consultation")
    )
    assert refused.status_code == 422 and "below co-design" in refused.content.decode()
    assert (
        browser.post(
            url("put_to_vote", item.pk), form_of(chair, outcome=CONDITIONAL, rung="co-design")
        ).status_code
        == 302
    )
    for seat in seats_of(item):
        browser.post(
            url("record_vote", item.pk, seat.pk), form_of(chair, outcome=CONDITIONAL, choice="agree")
        )
    refused = browser.post(url("decide", item.pk), form_of(chair, outcome=CONDITIONAL, reasons="Almost."))
    assert refused.status_code == 422 and "what must be done" in refused.content.decode().lower()
    due = {"action_due_day": 1, "action_due_month": 3, "action_due_year": 2030}
    typed = form_of(chair, outcome=CONDITIONAL, reasons="Almost.", action_plan="Pay people.", **due)
    for _ in range(2):  # the same form twice
        assert browser.post(url("decide", item.pk), typed).url == url("item", item.pk)
    assert Decision.objects.get().action_plan == "Pay people."


def test_without_a_quorum_the_page_says_who_is_missing(as_, item, chair, panel):
    MeetingSeat.objects.filter(member=panel[1]).update(status=SeatStatus.LEFT)
    page = words_of(as_(chair), url("item", item.pk))
    assert "There is no quorum for this work now. 1 expert by experience is needed." in page
    assert "Put to the vote" not in page


def test_a_chair_with_a_tie_finds_nothing(as_, item, chair, reviewed):
    Conflict.objects.create(submission=reviewed, person=chair, kind=ConflictKind.DECLARED)
    browser = as_(chair)
    for name in ("item", "put_to_vote", "decide", "item_later"):
        assert browser.get(url(name, item.pk)).status_code == 404, name


@pytest.mark.parametrize("who", ["chair", "member"])
def test_it_asks_few_questions(as_, item, chair, panel, who, django_assert_max_num_queries):
    put_to_vote(item=item, outcome=RETURNED, rung=Rung.CO_DESIGN, by=chair)
    browser = as_(chair if who == "chair" else panel[0])
    browser.get(url("item", item.pk))
    with django_assert_max_num_queries(15):
        browser.get(url("item", item.pk))
