"""Leaving: what a person reads, what happens straight away, changing one's mind, and being erased."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from coproduction.accounts.enums import Role
from coproduction.accounts.models import RoleGrant, User
from coproduction.audit.models import Event
from coproduction.core.dates import say_date, today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence.models import Message
from coproduction.privacy.models import ErasedPerson, Leaving, LegalHold
from coproduction.privacy.selectors import tasks_for
from coproduction.privacy.services import holds
from coproduction.privacy.services.leaving import ask_to_leave, erase_those_who_left, stay
from experts.enums import ExpertStatus
from experts.models import Contribution, Expert
from experts.services import people
from payments.models import Claim
from tests.factories import ClaimFactory, ContributionFactory, RoleGrantFactory, person
from tests.privacy.planting import Planted, every_sealed_text, everything_as_text
from tests.privacy.test_walker import may_stay

LEAVE, CHECK = reverse("privacy:leave"), reverse("privacy:leave_check")


def past_the_days():
    Leaving.objects.update(erase_on=today())


def test_an_expert_leaves_by_two_pages(proved, expert):
    browser = proved(expert)
    assert CHECK in browser.get(LEAVE).content.decode()
    assert browser.get(CHECK).status_code == 200
    answer = browser.post(CHECK, {FIELD: new_token(expert)})
    assert answer.url == reverse("privacy:my_data")
    leaving = Leaving.objects.get()
    assert (leaving.status_before, leaving.erase_on) == ("active", today() + timedelta(days=14))
    assert Expert.objects.get(pk=expert.pk).status == ExpertStatus.LEFT
    page = browser.get(answer.url).content.decode()
    assert reverse("privacy:stay") in page and LEAVE not in page
    message = Message.objects.get(recipient=expert, kind="privacy_leaving")
    assert f"On {say_date(leaving.erase_on)} we will erase" in message.body


@pytest.mark.parametrize(("language", "greeting"), [("cy", "Helo "), ("", "Hello ")])
def test_the_day_is_told_in_the_language_of_who_leaves(coordinator, expert, language, greeting):
    User.objects.filter(pk=expert.pk).update(language=language)
    ask_to_leave(person=expert, by=coordinator)
    message = Message.objects.get(recipient=expert, kind="privacy_leaving")
    assert message.body.startswith(greeting)
    with override(language or "en-gb"):
        assert say_date(Leaving.objects.get().erase_on) in message.body


def test_leaving_asks_who_you_are(as_, expert):
    assert "reauthenticate" in as_(expert).get(CHECK).url
    assert "reauthenticate" in as_(expert).post(CHECK, {FIELD: new_token(expert)}).url
    assert not Leaving.objects.exists()


def test_an_open_claim_comes_first(proved, expert):
    ClaimFactory(claimant=expert.expert)
    browser = proved(expert)
    page = browser.get(LEAVE).content.decode()
    assert "1 claim that is not finished" in page and CHECK not in page
    assert browser.get(CHECK).url == LEAVE
    assert browser.post(CHECK, {FIELD: new_token(expert)}).url == LEAVE
    with pytest.raises(RuleBroken, match="not finished"):
        ask_to_leave(person=expert, by=expert)
    assert not Leaving.objects.exists()


def test_somebody_who_works_here_is_told_what_to_do(proved, expert):
    RoleGrantFactory(user=expert, role=Role.PANEL_MEMBER)
    browser = proved(User.objects.get(pk=expert.pk))
    assert "role on the staff" in browser.get(LEAVE).content.decode()
    assert browser.get(CHECK).url == LEAVE
    with pytest.raises(RuleBroken, match="role on the staff"):
        ask_to_leave(person=expert, by=expert)


def test_a_person_who_changes_their_mind_is_back_where_they_were(as_, expert):
    ask_to_leave(person=expert, by=expert)
    browser = as_(expert)
    assert [todo.url for todo in tasks_for(expert)] == [reverse("privacy:my_data")]
    assert browser.post(reverse("privacy:stay")).status_code == 302
    assert Expert.objects.get(pk=expert.pk).status == ExpertStatus.ACTIVE
    past_the_days()
    assert erase_those_who_left() == 0
    assert list(tasks_for(expert)) == []
    ask_to_leave(person=expert, by=expert)  # and can leave again


def test_it_cannot_be_undone_when_the_days_are_over(as_, expert):
    ask_to_leave(person=expert, by=expert)
    past_the_days()
    answer = as_(expert).post(reverse("privacy:stay"))
    assert answer.status_code == 409 and "ended on" in answer.content.decode()
    with pytest.raises(RuleBroken, match="not asked to leave"):
        stay(person=person(), by=expert)


def test_asking_twice_is_asking_once(expert):
    assert ask_to_leave(person=expert, by=expert) == ask_to_leave(person=expert, by=expert)
    assert Message.objects.filter(kind="privacy_leaving").count() == 1


def test_somebody_who_never_joined_can_leave(nobody):
    assert ask_to_leave(person=nobody, by=nobody).status_before == ""
    past_the_days()
    assert erase_those_who_left() == 1
    assert not User.objects.get(pk=nobody.pk).is_active


def test_nobody_is_erased_before_the_day_and_everybody_once(db, expert, other_expert):
    ask_to_leave(person=expert, by=expert)
    assert erase_those_who_left() == 0
    past_the_days()
    assert erase_those_who_left() == 1
    assert erase_those_who_left() == 0
    assert list(ErasedPerson.objects.values_list("user", "why")) == [(expert.pk, "leaving")]
    assert Event.objects.filter(action="person.erased").count() == 1
    other_expert.refresh_from_db()
    assert other_expert.name == "Omar Other"


def test_a_legal_hold_keeps_a_person_who_has_left(expert, administrator):
    ask_to_leave(person=expert, by=expert)
    hold = holds.place_hold(person=expert, reason="Complaint 12", by=administrator)
    past_the_days()
    assert erase_those_who_left() == 0
    holds.end_hold(hold=hold, by=administrator)
    assert erase_those_who_left() == 1


def test_after_leaving_nothing_of_the_person_is_left_but_their_number(db, django_capture_on_commit_callbacks):
    planted = Planted()
    for planted_already in (RoleGrant, LegalHold, Leaving, ErasedPerson):
        planted_already.objects.all().delete()
    address = planted.user.email
    # The walk through the portal itself, which writes messages and events of its own.
    person_ = User.objects.get(pk=planted.user.pk)
    Expert.objects.filter(pk=person_.pk).update(applied_at=person_.created_at)
    Claim.objects.update(status="withdrawn")
    ask_to_leave(person=person_, by=person_)
    past_the_days()
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_those_who_left() == 1
    left = everything_as_text() + every_sealed_text()
    for place, word in planted.words.items():
        assert may_stay(place) or word not in left, place
    assert address not in left
    assert User.objects.get(pk=person_.pk).__str__() == f"Person {person_.pk}"


def test_what_finance_keeps_is_under_a_number(expert):
    paid = ContributionFactory(expert=expert.expert, attended=True, paid_time=23)
    ask_to_leave(person=expert, by=expert)
    past_the_days()
    erase_those_who_left()
    kept = Contribution.objects.select_related("expert__user").get(pk=paid.pk)
    assert (kept.paid_time, str(kept.expert)) == (23, f"Person {expert.pk}")


def test_the_address_can_join_again(expert):
    address = expert.email
    ask_to_leave(person=expert, by=expert)
    past_the_days()
    erase_those_who_left()
    assert User.objects.create_user(address).pk != expert.pk


class TestJoiningAgain:
    def test_someone_who_joins_again_meanwhile_is_not_erased(self, proved, expert):
        ask_to_leave(person=expert, by=expert)
        assert proved(expert).post(reverse("experts:apply_again")).status_code == 302
        assert Leaving.objects.get().undone_at
        past_the_days()
        assert erase_those_who_left() == 0
        assert Expert.objects.get(pk=expert.pk).status == ExpertStatus.APPLIED

    def test_so_is_someone_who_had_not_joined_before(self, nobody):
        ask_to_leave(person=nobody, by=nobody)
        Expert.objects.create(user=nobody, is_carer=True, date_of_birth=today() - timedelta(days=15000))
        people.apply_to_join(user=nobody)
        past_the_days()
        assert erase_those_who_left() == 0

    def test_on_the_day_it_is_too_late(self, expert):
        ask_to_leave(person=expert, by=expert)
        past_the_days()
        with pytest.raises(RuleBroken, match="time to change your mind ended"):
            people.apply_again(user=expert)
        assert Expert.objects.get(pk=expert.pk).status == ExpertStatus.LEFT
        assert erase_those_who_left() == 1

    def test_sending_the_form_of_joining_again_does_not_undo_leaving(self, expert):
        ask_to_leave(person=expert, by=expert)
        people.apply_to_join(user=expert)
        assert Leaving.objects.get().undone_at is None
