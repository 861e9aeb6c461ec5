"""Access needs at a meeting of the panel: seen and answered before the day by who runs it, and confirmed afterwards."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.accounts.models import RoleGrant
from coproduction.audit.models import Event
from coproduction.correspondence.models import Message
from experts.enums import NeedKind
from experts.models import AccessNeed, Activity, NeedMet
from experts.selectors import tasks_for as tasks_of_network
from experts.services.needs import will_be_met
from quality_mark.models import MeetingSeat
from quality_mark.selectors.todo import tasks_for
from quality_mark.services import meetings
from quality_mark.services.seats import invite, send_apologies
from tests.factories import AccessNeedFactory, ExpertFactory, RoleGrantFactory, person
from tests.quality_mark.meetings.conftest import begin, seats_of
from tests.questions import asks_the_same_whatever_the_rows

pytestmark = pytest.mark.django_db
WORDS = "Book Sam, who knows my signs"


def asked_of(user):
    return [todo for todo in tasks_of_network(user) if "the help you needed" in todo.words]


@pytest.fixture
def member(panel):
    """An expert on the panel who shares a need."""
    AccessNeedFactory(expert=panel[0].expert, words=WORDS)
    return panel[0]


class TestBefore:
    @pytest.fixture
    def invited(self, member, meeting, panel, chair):
        Activity.objects.update(page="quality_mark:meeting", page_key=meeting.pk)
        invite(meeting=meeting, members=panel, by=chair)
        return meeting

    @pytest.fixture
    def url(self, invited):
        return reverse("quality_mark:meeting_needs", args=[invited.pk])

    def page_of(self, browser, path):
        return browser.get(path).content.decode()

    def test_who_runs_the_panel_sees_what_is_shared_and_nobody_else_does(
        self, as_, client, url, member, panel, coordinator
    ):
        assert client.get(url).status_code == 302
        assert WORDS in self.page_of(as_(person(Role.PANEL_CHAIR)), url)
        for who in (member, panel[2], coordinator):
            assert as_(who).get(url).status_code == 403

    def test_each_look_is_noted(self, as_, url, chair, member, invited):
        as_(chair).get(url)
        event = Event.objects.get(action="access_needs.seen")
        assert (event.actor, event.target_id) == (chair, str(invited.activity_id))
        assert event.after == {"experts": [member.pk]}

    def test_what_is_not_shared_is_not_shown(self, as_, url, chair):
        AccessNeed.objects.update(shared=False)
        assert WORDS not in self.page_of(as_(chair), url)

    def test_nor_what_helps_one_who_does_not_come(self, as_, url, chair, member):
        send_apologies(seat=MeetingSeat.objects.get(member=member), by=member)
        assert WORDS not in self.page_of(as_(chair), url)

    def test_nor_anything_once_it_is_over_or_cancelled(self, as_, url, chair, invited):
        meetings.cancel_meeting(meeting=invited, by=chair)
        assert "has been cancelled" in (said := self.page_of(as_(chair), url)) and WORDS not in said

    def test_the_meeting_says_how_many_are_to_answer_and_the_member_reads_the_answer(
        self, as_, url, chair, member, invited
    ):
        meeting = reverse("quality_mark:meeting", args=[invited.pk])
        need = AccessNeed.objects.get()
        assert "1 need, 1 still to answer" in self.page_of(as_(chair), meeting)
        assert "have not answered yet" in self.page_of(as_(member), meeting)
        assert as_(chair).post(f"{url}{need.pk}/met/").url == url
        assert "1 need, all answered" in self.page_of(as_(chair), meeting)
        assert "Will be met" in self.page_of(as_(member), meeting)

    def test_the_person_is_told_why_not_and_where_they_can_read_it(self, as_, url, chair, member):
        need = AccessNeed.objects.get()
        browser = as_(chair)
        assert browser.post(f"{url}{need.pk}/cannot/", {"words": "Sam is away."}).status_code == 422
        browser.post(f"{url}{need.pk}/cannot/", {"because": "nobody_free", "words": "Sam is away."})
        told = Message.objects.get(recipient=member, kind="need_not_met")
        assert "Sam is away." in told.body
        assert "Sam is away." in self.page_of(as_(member), told.link)

    def test_nobody_answers_for_themselves_or_once_it_has_begun(self, as_, url, chair, member, invited):
        need = AccessNeed.objects.get()
        RoleGrantFactory(user=member, role=Role.PANEL_CHAIR)
        assert as_(member).post(f"{url}{need.pk}/met/").status_code == 409
        begin(invited)
        assert as_(chair).post(f"{url}{need.pk}/met/").status_code == 409
        assert not NeedMet.objects.exists()

    @pytest.mark.parametrize(("days", "asked"), [(9, True), (11, False)])
    def test_it_waits_for_the_chair_within_the_trusts_days(self, as_, invited, chair, panel, days, asked):
        starts = timezone.now() + timedelta(days=days)
        Activity.objects.update(starts_at=starts, ends_at=starts + timedelta(hours=2))
        found = [todo for todo in tasks_for(chair) if todo.words.startswith("Answer access needs")]
        assert [todo.count for todo in found] == ([1] if asked else [])
        assert all(as_(chair).get(todo.url).status_code == 200 for todo in found)
        will_be_met(need=AccessNeed.objects.get(), activity=invited.activity, by=chair)
        assert not [todo for todo in tasks_for(chair) if todo.words.startswith("Answer access needs")]

    def test_the_page_asks_the_same_whatever_the_rows(self, as_, url, chair, invited):
        def add():
            extra = ExpertFactory(user=person(Role.EXPERT, Role.PANEL_MEMBER))
            AccessNeedFactory(expert=extra)
            invite(meeting=invited, members=[extra.user], by=chair)

        asks_the_same_whatever_the_rows(as_(chair), url, add)


class TestAfterwards:
    @pytest.fixture
    def over(self, member, item, chair):
        Activity.objects.filter(pk=item.meeting.activity_id).update(
            ends_at=timezone.now() - timedelta(minutes=1)
        )
        minutes = {seat.pk: 60 for seat in seats_of(item) if seat.side == "expert"}
        return meetings.close_meeting(meeting=item.meeting, minutes=minutes, by=chair)

    def test_the_expert_who_came_says_it_where_the_start_page_leads(self, as_, over, member):
        browser, link = as_(member), asked_of(member)[0].url
        assert "Did you have the help you needed?" in browser.get(link).content.decode()
        assert browser.post(f"{link}bsl/", {"was_met": "no"}).url == link
        assert NeedMet.objects.get(expert=member.pk).was_met is False
        assert "no, it was not met" in browser.get(link).content.decode()
        assert asked_of(member) == []

    def test_also_one_who_has_left_the_panel(self, as_, over, member):
        RoleGrant.objects.filter(user=member, role="panel_member").delete()
        assert as_(member).get(asked_of(member)[0].url).status_code == 200

    def test_nobody_else_can(self, as_, over, member, panel, expert, chair):
        link = asked_of(member)[0].url
        assert as_(expert).get(link).status_code == 404
        assert as_(expert).post(f"{link}bsl/", {"was_met": "yes"}).status_code == 404
        assert as_(chair).get(link).status_code == 403

    @pytest.mark.parametrize(("kind", "said"), [("bsl", "perhaps"), ("shoe", "yes")])
    def test_nonsense_is_not_found(self, as_, over, member, kind, said):
        link = asked_of(member)[0].url
        assert as_(member).post(f"{link}{kind}/", {"was_met": said}).status_code == 404
        assert NeedMet.objects.get(expert=member.pk, kind=NeedKind.BSL).was_met is None
