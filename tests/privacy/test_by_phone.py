"""What a person who is not online has done about their data: all of it by letter, and undoing leaving."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.core import jobs
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import Job
from coproduction.correspondence.enums import Channel, MessageFormat
from coproduction.correspondence.models import Delivery, Message, PostalAddress, Preference
from coproduction.correspondence.selectors.letters import to_print
from coproduction.privacy.models import Leaving
from coproduction.privacy.rules import ADDRESS_SETTLED_DAYS
from coproduction.privacy.services.leaving import ask_to_leave
from coproduction.privacy.services.paper import ask_on_paper
from coproduction.reference.equality import question_called
from experts.enums import ExpertStatus
from experts.models import Expert, Occasion
from experts.selectors.done import SOMETHING_ELSE, what_was_done
from experts.services import equality
from tests.experts.acting import begin, offline, token
from tests.factories import ContributionFactory, person

LETTER, PROFILE = "/my/data/letter/", "/my/profile/"


@pytest.fixture
def mary(db):
    user = offline()
    PostalAddress.objects.create(user=user, line_1="4 Mill Lane", town="Otley", postcode="LS21 1AA")
    settle(user, ADDRESS_SETTLED_DAYS)
    return user


@pytest.fixture
def cora(as_, coordinator):
    return as_(coordinator)


def settle(user, days):
    PostalAddress.objects.filter(user=user).update(updated_at=timezone.now() - timedelta(days=days))


def words(answer):
    return answer.content.decode()


def asked(cora, coordinator, mary, capture):
    """Ask in the mode, and have the letter made."""
    begin(cora, coordinator, mary)
    with capture(execute=True):
        return cora.post(LETTER, token(coordinator, mary))


class TestByLetter:
    def test_all_we_hold_goes_to_the_letters_to_print(
        self, cora, coordinator, mary, django_capture_on_commit_callbacks
    ):
        Preference.objects.create(user=mary, channel=Channel.SMS, phone="+447700900123")
        took_part = ContributionFactory(expert=mary.expert)
        answer = asked(cora, coordinator, mary, django_capture_on_commit_callbacks)
        assert answer.url == PROFILE
        letter = to_print().get()
        body = letter.message.body
        assert letter.message.recipient == mary and letter.message.kind == "privacy_on_paper"
        assert "YOU IN THE NETWORK" in body and "- Postcode: LS21 1AA" in body
        assert str(took_part.activity) in body
        assert body.startswith("Hello Mary Pryor,") and settings.SUPPORT_EMAIL not in body
        event = Event.objects.get(action="data.asked_on_paper")
        assert (event.actor, event.on_behalf_of) == (coordinator, mary)
        cora.post("/staff/network/stop/")
        done = [sentence for _, sentence in what_was_done(Occasion.objects.get())]
        assert done == ["You asked for all we hold about you, by letter."]

    def test_one_is_on_its_way_at_a_time_and_holds_none_before_it(
        self, cora, coordinator, mary, django_capture_on_commit_callbacks
    ):
        for _ in range(2):
            asked(cora, coordinator, mary, django_capture_on_commit_callbacks)
        assert to_print().count() == Job.objects.filter(kind="privacy.on_paper").count() == 1
        assert "It is on its way" in words(cora.get(LETTER))
        Delivery.objects.update(state="sent", sent_at=timezone.now())
        asked(cora, coordinator, mary, django_capture_on_commit_callbacks)
        first, second = Message.objects.filter(kind="privacy_on_paper").order_by("pk")
        assert first.body[:300] not in second.body[300:]

    def test_a_job_done_twice_makes_one_letter(
        self, cora, coordinator, mary, django_capture_on_commit_callbacks
    ):
        asked(cora, coordinator, mary, django_capture_on_commit_callbacks)
        Job.objects.update(state="waiting")
        jobs.run(Job.objects.get().pk)
        assert Message.objects.filter(kind="privacy_on_paper").count() == 1

    def test_equality_answers_are_never_printed(
        self, cora, coordinator, mary, django_capture_on_commit_callbacks
    ):
        religion = question_called("religion")
        equality.answer(user=mary, question=religion, code="sikh")
        asked(cora, coordinator, mary, django_capture_on_commit_callbacks)
        body = Message.objects.get(kind="privacy_on_paper").body
        assert "Sikh" not in body and str(religion.title) not in body

    @pytest.mark.parametrize(
        ("email", "channel", "days", "sentence"),
        [
            ("mary@example.org", Channel.EMAIL, 90, "signs in and downloads it"),
            (None, Channel.LETTER, None, "Write down the postal address first"),
            (None, Channel.LETTER, ADDRESS_SETTLED_DAYS - 1, "less than 14 days ago"),
            ("mary@example.org", Channel.LETTER, ADDRESS_SETTLED_DAYS - 1, "less than 14 days ago"),
        ],
    )
    def test_it_goes_to_nobody_else(self, cora, coordinator, mary, email, channel, days, sentence):
        type(mary).objects.filter(pk=mary.pk).update(email=email)
        Preference.objects.create(user=mary, channel=channel, format=MessageFormat.LARGE_PRINT)
        if days is None:
            PostalAddress.objects.all().delete()
        else:
            settle(mary, days)
        begin(cora, coordinator, mary)
        page = words(cora.get(LETTER))
        assert sentence in page and "Send it by letter" not in page
        assert sentence in words(cora.post(LETTER, token(coordinator, mary)))
        assert not Job.objects.exists()

    def test_nobody_asks_for_themselves_or_without_the_mode(self, as_, cora, coordinator, expert, mary):
        assert cora.get(LETTER).status_code == as_(expert).get(LETTER).status_code == 403
        for by in (coordinator, mary):
            with pytest.raises(RuleBroken):
                ask_on_paper(person=mary, by=by)


class TestUndoingLeaving:
    @pytest.fixture
    def gone(self, mary):
        ask_to_leave(person=mary, by=mary)
        return mary

    def url(self, user):
        return f"/staff/privacy/people/{user.pk}/stay/"

    def undo(self, cora, coordinator, user, **typed):
        return cora.post(self.url(user), {**token(coordinator, coordinator), "how": "phone", **typed})

    def test_a_coordinator_undoes_it_and_goes_on_in_their_pages(self, cora, coordinator, gone):
        assert self.url(gone) in words(cora.get(f"/staff/network/{gone.pk}/"))
        assert "Undo leaving" in words(cora.get(self.url(gone)))
        answer = self.undo(cora, coordinator, gone)
        assert answer.url == PROFILE
        assert Expert.objects.get(pk=gone.pk).status == ExpertStatus.ACTIVE
        assert Leaving.objects.get().undone_at
        assert "You are doing things for <strong>Mary Pryor</strong>" in words(cora.get(PROFILE))
        undone = Event.objects.get(action="leaving.undone")
        assert (undone.actor, undone.on_behalf_of, undone.how) == (coordinator, gone, "phone")
        cora.post("/staff/network/stop/")
        done = [sentence for _, sentence in what_was_done(Occasion.objects.get())]
        assert "You changed your mind about leaving. Nothing we hold about you will be erased." in done
        assert SOMETHING_ELSE not in done

    def test_a_second_post_of_the_form_changes_nothing(self, cora, coordinator, gone):
        form = {**token(coordinator, coordinator), "how": "phone"}
        for _ in range(2):
            cora.post(self.url(gone), form)
            cora.post("/staff/network/stop/")
        assert Occasion.objects.count() == 1
        assert Event.objects.filter(action="leaving.undone").count() == 1

    def test_it_is_too_late_on_the_day(self, cora, coordinator, gone):
        Leaving.objects.update(erase_on=today())
        page = words(cora.get(self.url(gone)))
        assert "The time to undo that ended" in page and "Undo leaving" not in page
        assert self.undo(cora, coordinator, gone).status_code == 409
        assert not Occasion.objects.exists()
        assert Expert.objects.get(pk=gone.pk).status == ExpertStatus.LEFT

    def test_how_they_are_in_touch_is_asked(self, cora, coordinator, gone):
        assert self.undo(cora, coordinator, gone, how="").status_code == 422
        assert not Occasion.objects.exists()

    def test_only_for_one_who_left(self, cora, coordinator, mary):
        assert cora.get(self.url(mary)).status_code == 404
        assert cora.get(self.url(person())).status_code == 404
        assert self.url(mary) not in words(cora.get(f"/staff/network/{mary.pk}/"))

    @pytest.mark.parametrize("who", ["host", "administrator", "other_expert"])
    def test_only_a_coordinator(self, as_, request, gone, who):
        helper = request.getfixturevalue(who)
        assert self.undo(as_(helper), helper, gone).status_code == 403
        assert Expert.objects.get(pk=gone.pk).status == ExpertStatus.LEFT
