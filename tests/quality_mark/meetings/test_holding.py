"""A meeting from being planned to being over: asked, expected on its terms, reminded, here, gone, paid, and minuted."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from coproduction.documents.rules import may_open
from coproduction.policy.enums import TravelRule
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.services.leaving import leave
from payments.models import Claim
from quality_mark.enums import ConflictKind, MeetingStatus, SeatStatus, SubmissionStatus
from quality_mark.models import AgendaItem, Conflict, Meeting, MeetingSeat
from quality_mark.selectors.minutes import gathered
from quality_mark.services import agenda, meetings, seats
from quality_mark.services.allocation import allocate
from quality_mark.services.minutes import make_minutes
from quality_mark.tasks.meetings import remind_members
from tests.factories import (
    BandFactory,
    BudgetFactory,
    DirectorateFactory,
    RateFactory,
    RoleGrantFactory,
    person,
)
from tests.factories.quality_mark import AgendaItemFactory, MeetingFactory
from tests.pdfs import text_of
from tests.quality_mark.conftest import form_of
from tests.quality_mark.meetings.conftest import DECLINED, RETURNED, begin, cast, seats_of

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"quality_mark:{name}", args=args)


def refuses(words):
    return pytest.raises(RuleBroken, match=words)


@pytest.fixture
def paid(chair):
    """A meeting in three weeks that pays its experts £20 an hour and their travel."""
    band = BandFactory()
    RateFactory(band=band, amount=Decimal("20.00"))
    starts = timezone.now() + timedelta(days=21)
    return meetings.plan_meeting(
        directorate=DirectorateFactory(),
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        venue=None,
        link="https://meet.example.nhs.uk/panel",
        band=band,
        budget=BudgetFactory(),
        travel_rule=TravelRule.ONLINE,
        preparation_minutes=30,
        by=chair,
    )


class TestAsking:
    def test_experts_are_expected_on_the_terms_of_the_meeting(self, paid, panel, chair):
        seats.invite(meeting=paid, members=panel, by=chair)
        assert [seat.side for seat in paid.seats.order_by("pk")] == ["expert", "expert", "staff", "staff"]
        rows = Contribution.objects.filter(activity=paid.activity)
        assert {row.expert_id for row in rows} == {panel[0].pk, panel[1].pk}
        terms = {(row.band, row.budget, row.travel_rule, row.preparation_minutes, row.role) for row in rows}
        assert terms == {(paid.band, paid.budget, TravelRule.ONLINE, 30, "Panel member")}
        told = Message.objects.filter(kind="quality_seat_invited")
        assert {message.recipient for message in told} == set(panel)
        assert "https://meet.example.nhs.uk/panel" in told[0].body

    def test_asking_again_changes_nothing(self, paid, panel, chair):
        for _ in range(2):
            seats.invite(meeting=paid, members=panel, by=chair)
        assert (
            MeetingSeat.objects.count() == 4
            and Message.objects.filter(kind="quality_seat_invited").count() == 4
        )

    def test_only_members_of_the_panel_are_asked(self, paid, host, chair):
        with refuses("not a member of the panel"):
            seats.invite(meeting=paid, members=[host], by=chair)

    def test_apologies_give_the_place_back_and_the_chair_is_told(self, as_, paid, panel, chair):
        seats.invite(meeting=paid, members=panel, by=chair)
        browser = as_(panel[0])
        assert "Tell us you cannot come" in browser.get(url("meeting", paid.pk)).content.decode()
        browser.post(url("cannot_come", paid.pk))
        seat = MeetingSeat.objects.get(member=panel[0])
        assert (seat.status, seat.contribution.status) == ("apologies", ContributionStatus.APOLOGIES)
        assert Message.objects.get(kind="quality_seat_apologies").recipient == chair
        with refuses("told us already"):
            seats.send_apologies(seat=seat, by=panel[0])

    def test_who_was_sorry_can_be_asked_afresh(self, paid, panel, chair):
        seats.invite(meeting=paid, members=panel, by=chair)
        seats.send_apologies(seat=MeetingSeat.objects.get(member=panel[0]), by=panel[0])
        seats.invite(meeting=paid, members=panel, by=chair)
        seat = MeetingSeat.objects.get(member=panel[0])
        assert (seat.status, seat.contribution.status) == ("expected", ContributionStatus.EXPECTED)

    def test_an_expert_who_was_sorry_is_not_asked_afresh_once_it_has_begun(self, paid, panel, chair):
        seats.invite(meeting=paid, members=panel, by=chair)
        seats.send_apologies(seat=MeetingSeat.objects.get(member=panel[0]), by=panel[0])
        with time_machine.travel(paid.activity.starts_at + timedelta(minutes=5)), refuses("has begun"):
            seats.invite(meeting=paid, members=[panel[0]], by=chair)
        assert MeetingSeat.objects.get(member=panel[0]).status == "apologies"

    def test_who_leaves_the_network_is_expected_no_more(self, paid, panel, chair):
        seats.invite(meeting=paid, members=panel, by=chair)
        leave(expert=panel[0].expert, by=panel[0])
        seat = MeetingSeat.objects.get(member=panel[0])
        assert (seat.status, seat.contribution.status) == ("apologies", ContributionStatus.APOLOGIES)
        assert Message.objects.get(kind="quality_seat_apologies").recipient == chair
        with time_machine.travel(paid.activity.starts_at - timedelta(days=1)):
            remind_members()
        assert not Message.objects.filter(kind="quality_meeting_reminder", recipient=panel[0]).exists()

    @pytest.mark.parametrize(("before", "number"), [(2, 0), (1, 3), (0, 0)])
    def test_those_expected_are_reminded_the_day_before_and_once(self, paid, panel, chair, before, number):
        seats.invite(meeting=paid, members=panel, by=chair)
        seats.send_apologies(seat=MeetingSeat.objects.get(member=panel[3]), by=panel[3])
        with time_machine.travel(paid.activity.starts_at - timedelta(days=before)):
            for _ in range(2):
                remind_members()
        assert Message.objects.filter(kind="quality_meeting_reminder").count() == number

    def test_a_calendar_takes_it(self, as_, paid, panel, chair):
        seats.invite(meeting=paid, members=panel, by=chair)
        file = as_(panel[0]).get(url("meeting_calendar", paid.pk))
        assert file.headers["Content-Type"].startswith("text/calendar") and b"BEGIN:VEVENT" in file.content

    def test_a_meeting_is_nobodys_page_who_was_not_asked(self, as_, paid, panel):
        assert as_(panel[0]).get(url("meeting", paid.pk)).status_code == 404


class TestOpening:
    def test_not_before_it_is_time(self, as_, paid, chair):
        with refuses("half an hour before"):
            meetings.open_meeting(meeting=paid, by=chair)
        with time_machine.travel(paid.activity.starts_at - timedelta(minutes=20)):
            assert as_(chair).post(url("open_meeting", paid.pk)).url == url("here", paid.pk)
        paid.refresh_from_db()
        assert paid.status == MeetingStatus.OPEN

    def test_who_is_here_is_said_on_one_page(self, as_, item, chair):
        everyone = seats_of(item)
        typed = {f"seat_{seat.pk}": "present" for seat in everyone[1:]}
        answer = as_(chair).post(url("here", item.meeting_id), {**typed, f"seat_{everyone[0].pk}": "left"})
        assert answer.status_code == 302
        assert [seat.status for seat in seats_of(item)] == ["left", "present", "present", "present"]

    def test_a_meeting_that_decided_something_is_not_called_off(self, decided, item, chair):
        decided(RETURNED)
        with refuses("Close it instead"):
            meetings.cancel_meeting(meeting=item.meeting, by=chair)

    def test_calling_one_off_tells_everybody_and_keeps_the_agenda(self, paid, panel, chair):
        seats.invite(meeting=paid, members=panel, by=chair)
        AgendaItemFactory(meeting=paid)
        meetings.cancel_meeting(meeting=paid, by=chair)
        assert Message.objects.filter(kind="quality_meeting_cancelled").count() == 4
        assert {*Contribution.objects.values_list("status", flat=True)} == {
            ContributionStatus.CANCELLED_BY_US
        }
        assert paid.agenda.count() == 1


class TestTheAgenda:
    def test_the_chair_moves_an_item_up(self, as_, meeting, chair):
        items = [AgendaItemFactory(meeting=meeting, position=1) for _ in range(3)]
        as_(chair).post(url("item_earlier", items[2].pk))
        assert [item.pk for item in meeting.agenda.all()] == [items[0].pk, items[2].pk, items[1].pk]

    def test_what_was_not_reached_goes_to_a_later_meeting_and_stays_on_this_one(self, item, chair):
        later = MeetingFactory()
        new = agenda.leave_for_later(item=item, meeting=later, by=chair)
        assert new.meeting == later and AgendaItem.objects.filter(version=item.version).count() == 2

    def test_what_was_decided_stays(self, decided, item, chair):
        decided(RETURNED)
        with refuses("decided already"):
            agenda.leave_for_later(item=item, meeting=MeetingFactory(), by=chair)

    def test_more_reviewers_can_be_asked_where_one_turned_out_to_have_a_tie(self, item, chair, reviewed):
        extra = person(Role.PANEL_MEMBER)
        allocate(submission=reviewed, meeting=MeetingFactory(), reviewers=[extra], by=chair)
        reviewed.refresh_from_db()
        assert reviewed.status == SubmissionStatus.AWAITING_MEETING


class TestClosing:
    def close(self, as_, user, item, **minutes):
        return as_(user).post(url("close_meeting", item.meeting_id), form_of(user, **minutes))

    def minutes_of(self, item, number=95):
        return {f"seat_{seat.pk}": number for seat in seats_of(item) if seat.side == "expert"}

    def test_experts_who_were_here_can_claim_and_others_cannot(self, as_, put, item, chair, panel):
        second = seats_of(item)[1]
        second.status = SeatStatus.EXPECTED
        second.save()
        first = seats_of(item)[0]
        assert self.close(as_, chair, item, **{f"seat_{first.pk}": 95}).status_code == 302
        rows = Contribution.objects.order_by("pk").values_list("status", "minutes", "confirmed_by")
        assert list(rows) == [
            (ContributionStatus.ATTENDED, 95, chair.pk),
            (ContributionStatus.NO_SHOW, None, chair.pk),
        ]
        told = Message.objects.get(kind="quality_meeting_attended")
        assert told.recipient == panel[0] and "1 hour 35 minutes" in told.body
        assert as_(panel[0]).get(told.link).status_code == 200

    def test_a_claim_starts_from_it_with_the_time_worked_out(self, as_, paid, panel, chair):
        seats.invite(meeting=paid, members=panel, by=chair)
        begin(paid)
        experts = paid.seats.filter(side="expert")
        meetings.close_meeting(meeting=paid, minutes={seat.pk: 90 for seat in experts}, by=chair)
        link = Message.objects.get(kind="quality_meeting_attended", recipient=panel[0]).link
        assert as_(panel[0]).post(link, form_of(panel[0])).status_code == 302
        claim = (
            Claim.objects.get()
        )  # an hour and a half at £20, and the half hour of preparation that was agreed
        assert (claim.claimant_id, claim.budget, claim.total) == (panel[0].pk, paid.budget, Decimal("40.00"))

    def test_where_nothing_can_be_claimed_nobody_is_told_to(self, as_, item, chair):
        Contribution.objects.update(travel_rule=TravelRule.NONE)
        self.close(as_, chair, item, **self.minutes_of(item))
        assert Contribution.objects.attended().count() == 2
        assert not Message.objects.filter(kind="quality_meeting_attended").exists()

    def test_the_length_of_the_meeting_is_filled_in(self, as_, item, chair):
        form = as_(chair).get(url("close_meeting", item.meeting_id)).context["form"]
        assert {field.value() for field in form} == {120}

    def test_nobody_writes_down_their_own(self, as_, item, panel):
        chairing = panel[0]
        RoleGrantFactory(user=chairing, role=Role.PANEL_CHAIR)
        answer = self.close(as_, chairing, item, **self.minutes_of(item))
        assert answer.status_code == 403 and "decides what you are paid" in answer.content.decode()

    def test_closing_twice_is_closing_once(self, as_, item, chair):
        self.close(as_, chair, item, **self.minutes_of(item))
        again = self.close(as_, chair, item, **self.minutes_of(item))
        assert again.status_code == 403
        assert Message.objects.filter(kind="quality_meeting_attended").count() == 2


class TestMinutes:
    @pytest.fixture
    def closed(self, decided, item, chair):
        cast_by = seats_of(item)
        decided(DECLINED)
        minutes = {seat.pk: 120 for seat in cast_by if seat.side == "expert"}
        return meetings.close_meeting(meeting=item.meeting, minutes=minutes, by=chair)

    def test_they_say_who_was_there_and_what_was_decided(self, closed):
        words = text_of(storages["documents"].open(closed.minutes.stored_as).read())
        for said in (
            "Expert 1",
            "Staff 2",
            "Leaving hospital policy",
            "Not yet: declined",
            "People wrote it with us",
        ):
            assert said in words, said

    def test_dissent_is_in_them(self, put, item):
        put(DECLINED, agreeing=seats_of(item)[1:])
        cast(item, seats_of(item)[0], DECLINED, "disagree", "They paid everybody.")
        minuted = gathered(item.meeting).items[0]
        assert minuted.dissent == [("Expert 1", "They paid everybody.")]
        assert (minuted.counts[0].agreed, minuted.counts[0].disagreed) == (
            {"expert": 1, "staff": 2},
            {"expert": 1, "staff": 0},
        )

    def test_they_are_made_once(self, closed, chair):
        first = closed.minutes
        assert make_minutes(meeting=closed, by=chair).minutes == first

    def test_members_read_them_and_those_with_a_tie_do_not(self, as_, closed, panel, host, reviewed):
        assert may_open(panel[0], closed.minutes) and not may_open(host, closed.minutes)
        Conflict.objects.create(submission=reviewed, person=panel[0], kind=ConflictKind.DECLARED)
        assert not may_open(panel[0], closed.minutes)
        page = as_(panel[0]).get(url("meeting", closed.pk)).content.decode()
        assert "Minutes of the meeting" not in page and reviewed.title not in page and "1 more" in page


def test_the_pages_ask_the_same_whatever_the_rows(as_, item, chair, panel, django_assert_max_num_queries):
    for _ in range(3):
        AgendaItemFactory(meeting=item.meeting)
    for user, name, number in (
        (chair, "meeting", item.meeting_id),
        (panel[0], "meeting", item.meeting_id),
        (panel[0], "my_meetings", None),
        (chair, "here", item.meeting_id),
        (chair, "invite", item.meeting_id),
    ):
        browser, where = as_(user), url(name, *([number] if number else []))
        browser.get(where)
        with django_assert_max_num_queries(15):
            assert browser.get(where).status_code == 200


def test_begin_is_of_the_meeting_alone(meeting):
    begin(meeting)
    assert Meeting.objects.get().status == MeetingStatus.OPEN
