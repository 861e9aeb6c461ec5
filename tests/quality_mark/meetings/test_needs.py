"""Access needs at a meeting of the panel: seen and answered before the day by who runs it, and confirmed afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.accounts.models import RoleGrant
from experts.enums import NeedKind
from experts.models import Activity, NeedMet
from experts.selectors import tasks_for as tasks_of_network
from quality_mark.services import meetings
from tests.factories import AccessNeedFactory
from tests.quality_mark.meetings.conftest import seats_of

pytestmark = pytest.mark.django_db
WORDS = "Book Sam, who knows my signs"


def asked_of(user):
    return [todo for todo in tasks_of_network(user) if "the help you needed" in todo.words]


@pytest.fixture
def member(panel):
    """An expert on the panel who shares a need."""
    AccessNeedFactory(expert=panel[0].expert, words=WORDS)
    return panel[0]


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
