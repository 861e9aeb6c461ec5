"""Moving a planned meeting: who is told, what follows it, and what refuses."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from coproduction.audit.models import Event
from coproduction.core.dates import say_moment, today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.working_days import working_days_before
from coproduction.correspondence.models import Message
from experts.enums import Rung
from experts.models import Contribution
from quality_mark.enums import MeetingStatus, ReviewStatus
from quality_mark.models import Meeting, MeetingSeat, Review
from quality_mark.printed import minutes_of
from quality_mark.selectors.minutes import gathered
from quality_mark.services.meetings import cancel_meeting
from quality_mark.services.moving import move_meeting
from quality_mark.services.seats import invite, send_apologies
from quality_mark.tasks.meetings import remind_members
from tests.factories import AccessNeedFactory
from tests.quality_mark.conftest import form_of

pytestmark = pytest.mark.django_db
WHY = "Too few of us could come."
MOVED, REMINDER = "quality_meeting_moved", "quality_meeting_reminder"


@pytest.fixture
def invited(meeting, panel, chair):
    invite(meeting=meeting, members=panel, by=chair)
    return meeting


def at_two(*, days):
    """Return 2pm in London so many days from now."""
    day = timezone.localtime() + timedelta(days=days)
    return day.astimezone(ZoneInfo("Europe/London")).replace(hour=14, minute=0, second=0, microsecond=0)


def move(meeting, by, **changes):
    starts_at = changes.pop("starts_at", at_two(days=30))
    facts = {
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "venue": meeting.activity.venue,
        "link": "https://meet.example.nhs.uk/panel",
        "reason": WHY,
        **changes,
    }
    return move_meeting(meeting=meeting, by=by, **facts)


def told(kind):
    return {message.recipient_id for message in Message.objects.filter(kind=kind)}


class TestWhatFollows:
    def test_everyone_expected_is_told_when_it_was_and_is_and_why(self, invited, chair, panel):
        was = invited.activity.starts_at
        send_apologies(seat=MeetingSeat.objects.get(member=panel[3]), by=panel[3])
        moved = move(invited, chair)
        assert told(MOVED) == {member.pk for member in panel[:3]}
        body = Message.objects.filter(kind=MOVED).first().body
        for said in (say_moment(was), say_moment(moved.activity.starts_at), WHY, "meet.example.nhs.uk/panel"):
            assert said in body
        assert (moved.moved_on, moved.moved_from, moved.moved_reason) == (today(), was, WHY)

    def test_a_welsh_reader_is_told_in_welsh(self, invited, chair, panel):
        panel[0].language = "cy"
        panel[0].save(update_fields=["language"])
        move(invited, chair)
        said = Message.objects.get(kind=MOVED, recipient=panel[0])
        assert said.subject.startswith("Mae panel y marc ansawdd nawr ar") and f"Pam: {WHY}" in said.body

    def test_a_reminder_that_reached_nobody_is_taken_back_and_comes_for_the_new_day(self, invited, chair):
        with time_machine.travel(invited.activity.starts_at - timedelta(days=1)):
            remind_members()
            assert len(told(REMINDER)) == 4
            moved = move(invited, chair, starts_at=invited.activity.starts_at + timedelta(days=7))
            assert told(REMINDER) == set()
        with time_machine.travel(moved.activity.starts_at - timedelta(days=1)):
            remind_members()
        assert len(told(REMINDER)) == 4

    def test_so_is_that_of_a_meeting_that_is_called_off(self, invited, chair):
        with time_machine.travel(invited.activity.starts_at - timedelta(days=1)):
            remind_members()
            cancel_meeting(meeting=invited, by=chair)
        assert told(REMINDER) == set()

    def test_the_calendar_takes_the_new_file_for_the_newer(self, as_, invited, chair, panel):
        where = reverse("quality_mark:meeting_calendar", args=[invited.pk])

        def entry():
            return Calendar.from_ical(as_(panel[0]).get(where).content).walk("VEVENT")[0]

        before = entry()
        with time_machine.travel(timezone.now() + timedelta(minutes=5)):
            moved = move(invited, chair)
        after = entry()
        assert after["UID"] == before["UID"] and after["SEQUENCE"] > before["SEQUENCE"]
        assert after["DTSTART"].dt == moved.activity.starts_at

    def test_experts_stay_expected_and_it_is_written_down(self, invited, chair):
        was = invited.activity.starts_at
        moved = move(invited, chair)
        assert set(Contribution.objects.values_list("status", flat=True)) == {"expected"}
        event = Event.objects.get(action="quality_meeting.moved")
        assert (event.actor, event.before["starts_at"]) == (chair, was.isoformat())
        assert event.after["reason"] == WHY
        assert event.after["starts_at"] == moved.activity.starts_at.isoformat()

    def test_members_read_of_it_on_its_page_and_so_do_the_minutes(self, as_, invited, chair, panel):
        was = invited.activity.starts_at
        move(invited, chair)
        page = as_(panel[2]).get(reverse("quality_mark:meeting", args=[invited.pk])).content.decode()
        assert f"It was to be on {say_moment(was)}." in page and WHY in page
        facts = dict(minutes_of(gathered(Meeting.objects.get())).blocks[0].pairs)
        assert facts["Moved"] == f"It was to be on {say_moment(was)}. {WHY}"

    def test_only_the_place_can_change(self, as_, invited, chair):
        activity = invited.activity
        move(invited, chair, starts_at=activity.starts_at, ends_at=activity.ends_at)
        page = as_(chair).get(reverse("quality_mark:meeting", args=[invited.pk])).content.decode()
        assert "It was to be on" not in page and WHY in page


class TestTheDayReviewsAreDue:
    @pytest.fixture
    def day(self, asked, meeting):
        return timezone.localdate(meeting.activity.starts_at)

    def test_it_moves_along_and_the_reviewer_is_told(self, asked, meeting, chair):
        done = asked[0]
        Review.objects.filter(pk=done.pk).update(status=ReviewStatus.STOOD_DOWN, stood_down_at=timezone.now())
        moved = move(meeting, chair, starts_at=at_two(days=35))
        due = working_days_before(timezone.localdate(moved.activity.starts_at), 5)
        assert {review.due_on for review in Review.objects.exclude(pk=done.pk)} == {due}
        assert Review.objects.get(pk=done.pk).due_on == done.due_on
        assert told("quality_review_moved") == {review.reviewer_id for review in asked[1:]}
        assert Event.objects.filter(action="review.due_again").count() == 3

    def test_it_stays_where_only_the_hour_changes(self, asked, meeting, chair):
        starts_at = meeting.activity.starts_at
        other = starts_at + timedelta(minutes=1) if timezone.localtime(starts_at).hour < 12 else None
        move(meeting, chair, starts_at=other or starts_at - timedelta(minutes=1))
        assert told("quality_review_moved") == set()

    def test_of_a_review_for_another_meeting_it_stays(self, asked, meeting, chair):
        Review.objects.filter(pk=asked[0].pk).update(due_on=today() + timedelta(days=90))
        move(meeting, chair)
        assert Review.objects.get(pk=asked[0].pk).due_on == today() + timedelta(days=90)

    def test_reviewers_are_not_left_without_time(self, asked, meeting, chair):
        with pytest.raises(RuleBroken, match="still to come in"):
            move(meeting, chair, starts_at=at_two(days=2))
        Review.objects.update(
            status=ReviewStatus.DONE, declared_at=timezone.now(), done_at=timezone.now(), rung=Rung.CO_DESIGN
        )
        move(meeting, chair, starts_at=at_two(days=2))


class TestWhatRefuses:
    @pytest.mark.parametrize("status", [MeetingStatus.OPEN, MeetingStatus.CLOSED, MeetingStatus.CANCELLED])
    def test_one_that_is_not_planned(self, as_, invited, chair, status):
        Meeting.objects.update(status=status)
        with pytest.raises(RuleBroken, match="cannot be moved"):
            move(invited, chair)
        answer = as_(chair).get(reverse("quality_mark:move_meeting", args=[invited.pk]))
        assert answer.status_code == 403 and "cannot be moved" in answer.content.decode()

    def test_one_whose_time_has_come(self, invited, chair):
        with (
            time_machine.travel(invited.activity.starts_at),
            pytest.raises(RuleBroken, match="cannot be moved"),
        ):
            move(invited, chair, starts_at=invited.activity.starts_at + timedelta(days=7))

    def test_a_time_that_is_gone(self, invited, chair):
        with pytest.raises(RuleBroken, match="time to come"):
            move(invited, chair, starts_at=timezone.now() - timedelta(hours=1))

    def test_what_changes_nothing(self, invited, chair):
        moved = move(invited, chair)
        with pytest.raises(RuleBroken, match="then and there already"):
            move(moved, chair)
        assert Message.objects.filter(kind=MOVED).count() == 4


class TestThePages:
    @pytest.fixture
    def url(self, invited):
        return reverse("quality_mark:move_meeting", args=[invited.pk])

    def typed(self, user, **changes):
        day = at_two(days=30)
        return form_of(
            user,
            date_day=day.day,
            date_month=day.month,
            date_year=day.year,
            start="2pm",
            end="4pm",
            venue="",
            link="https://meet.example.nhs.uk/panel",
            reason=WHY,
            **changes,
        )

    def test_only_who_runs_the_panel_opens_it(self, as_, client, url, panel, chair):
        assert client.get(url).status_code == 302
        assert as_(panel[0]).get(url).status_code == 403
        assert as_(chair).get(url).status_code == 200
        assert as_(chair).get(reverse("quality_mark:move_meeting", args=[999_999])).status_code == 404

    def test_it_is_read_back_before_anybody_is_told(self, as_, url, chair, panel):
        AccessNeedFactory(expert=panel[0].expert)
        typed = self.typed(chair)
        page = as_(chair).post(url, typed).content.decode()
        assert say_moment(at_two(days=30)) in page and WHY in page and "access needs stays" in page
        assert told(MOVED) == set()
        again = as_(chair).post(url, typed | {"change": "1"}).content.decode()
        assert f">{WHY}</textarea>" in again.replace("\n", "")
        sent = as_(chair).post(url, typed | {"send": "1"})
        assert sent.status_code == 302 and len(told(MOVED)) == 4
        assert Meeting.objects.get().activity.starts_at == at_two(days=30)

    def test_sending_it_twice_moves_it_once(self, as_, url, chair):
        typed = self.typed(chair, send="1")
        for _ in range(2):
            assert as_(chair).post(url, typed).status_code == 302
        assert Message.objects.filter(kind=MOVED).count() == 4

    def test_a_reason_is_needed(self, as_, url, chair):
        answer = as_(chair).post(url, self.typed(chair) | {"reason": ""})
        assert answer.status_code == 422 and "Enter why it is moved" in answer.content.decode()

    def test_what_the_rules_refuse_is_said_on_the_form(self, as_, url, chair):
        as_(chair).post(url, self.typed(chair, send="1"))
        answer = as_(chair).post(url, self.typed(chair, send="1"))
        assert answer.status_code == 422 and "then and there already" in answer.content.decode()

    def test_the_meeting_links_to_it_while_it_can_be_moved(self, as_, url, invited, chair):
        meeting = reverse("quality_mark:meeting", args=[invited.pk])
        assert url in as_(chair).get(meeting).content.decode()
        with time_machine.travel(invited.activity.starts_at):
            browser = as_(chair)
            assert url not in browser.get(meeting).content.decode()
