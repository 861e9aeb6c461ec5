"""The screens of legal holds."""

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import FIELD, new_token
from coproduction.privacy.models import ErasedPerson, LegalHold
from coproduction.privacy.services import holds
from tests.factories import DirectorateFactory, person
from tests.questions import asks_the_same_whatever_the_rows

NEW, LIST = reverse("privacy:place_hold"), reverse("privacy:holds")


def said(administrator, **typed):
    return {FIELD: new_token(administrator), "what": "person", "who": "", "reason": "Complaint 12", **typed}


@pytest.mark.parametrize("who", ["{email}", " {EMAIL} ", "{pk}", "Person {pk}"])
def test_a_person_is_held_by_address_or_number(as_, administrator, expert, who):
    who = who.format(email=expert.email, EMAIL=expert.email.upper(), pk=expert.pk)
    assert as_(administrator).post(NEW, said(administrator, who=who)).url == LIST
    hold = LegalHold.objects.get()
    assert (hold.person, hold.directorate, hold.placed_by) == (expert, None, administrator)
    event = Event.objects.get(action="hold.placed")
    assert event.after == {"person": expert.pk, "directorate": None}


def test_a_directorate_is_held(as_, administrator):
    directorate = DirectorateFactory()
    typed = said(administrator, what="directorate", where=directorate.pk)
    assert as_(administrator).post(NEW, typed).url == LIST
    assert LegalHold.objects.get().directorate == directorate


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"who": ""}, "Enter the person"),
        ({"who": "nobody@example.org"}, "We know nobody by this"),
        ({"who": "99999999999999999999"}, "We know nobody by this"),
        ({"what": "directorate"}, "Select the directorate"),
        ({"what": ""}, "Select what we should not erase"),
        ({"who": "1", "reason": ""}, "Enter why it must be kept"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(as_, administrator, typed, sentence):
    answer = as_(administrator).post(NEW, said(administrator, **typed))
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page and "Error: " in page
    assert typed.get("reason", "Complaint 12") in page
    assert not LegalHold.objects.exists()


def test_a_second_hold_of_the_same_is_refused_on_the_form(as_, administrator, expert):
    holds.place_hold(person=expert, reason="One", by=administrator)
    answer = as_(administrator).post(NEW, said(administrator, who=expert.email))
    assert answer.status_code == 422 and "There is a hold on this already" in answer.content.decode()


def test_somebody_erased_cannot_be_held(administrator, expert):
    ErasedPerson.objects.create(user=expert, why="leaving")
    with pytest.raises(RuleBroken, match="erased already"):
        holds.place_hold(person=expert, reason="Late", by=administrator)


def test_a_hold_is_ended_once(as_, administrator, expert):
    hold = holds.place_hold(person=expert, reason="Complaint 12", by=administrator)
    url = reverse("privacy:end_hold", args=[hold.pk])
    browser = as_(administrator)
    assert url in browser.get(LIST).content.decode()
    assert "Complaint 12" in browser.get(url).content.decode()
    assert browser.post(url).url == LIST
    hold.refresh_from_db()
    assert hold.ended_by == administrator
    assert browser.post(url).status_code == 409
    assert url not in browser.get(LIST).content.decode()
    holds.place_hold(person=expert, reason="Again", by=administrator)


def test_the_list_asks_as_much_for_one_as_for_three(as_, administrator):
    def add():
        holds.place_hold(person=person(), reason="Court", by=administrator)

    asks_the_same_whatever_the_rows(as_(administrator), LIST, add)
