"""An expert who is on a panel to come from its beginning hears of it, once; of a panel that is over nobody does."""

import pytest
from django.urls import reverse

from coproduction.core.submission import new_token
from coproduction.correspondence.models import Delivery, Message
from coproduction.reference.models import Directorate
from involvement.models import PanelSeat
from tests.involvement.panels.conftest import bring_in, csv_of

TO_COME = {
    "Interview date": "05/12/2026",
    "Outcome": "",
    "Candidates interviewed": "",
    "Candidates who met an expert": "",
    "Experts had equal vote": "",
}


def told():
    return {each.recipient.email: each for each in Message.objects.filter(kind="panel_seated")}


def test_a_file_tells_those_on_panels_to_come_once(trust, recruiter):
    over = {"Vacancy reference": "846-2", "Expert emails": "expert2@example.org"}
    rows = [TO_COME, over]
    assert bring_in(csv_of(*rows), recruiter)[0] == {"new": 2}
    assert told().keys() == {"expert1@example.org"}
    message = told()["expert1@example.org"]
    seat = PanelSeat.objects.get(expert=trust[1])
    assert message.link == reverse("involvement:my_seat", args=[seat.panel_id])
    assert "Staff Nurse" in message.body and "5 December 2026 at 9am" in message.body
    assert Delivery.objects.filter(message=message).count() == 1
    bring_in(csv_of(*rows), recruiter)
    both = {**TO_COME, "Expert emails": "expert1@example.org; expert3@example.org"}
    assert bring_in(csv_of(both, over), recruiter)[0] == {"changed": 1, "unchanged": 1}
    assert Message.objects.filter(kind="panel_seated").count() == 2
    assert told().keys() == {"expert1@example.org", "expert3@example.org"}


def test_who_is_added_to_a_panel_as_it_moves_hears_once_of_its_new_time(trust, recruiter):
    bring_in(csv_of(TO_COME), recruiter)
    moved = {**TO_COME, "Start": "10:00", "Expert emails": "expert1@example.org; expert3@example.org"}
    assert bring_in(csv_of(moved), recruiter)[0] == {"changed": 1}
    kinds = Message.objects.filter(recipient=trust[3].user).values_list("kind", flat=True)
    assert list(kinds) == ["panel_seated"]
    assert "at 10am" in told()["expert3@example.org"].body
    must = dict(PanelSeat.objects.values_list("expert__user__email", "must_confirm"))
    assert must == {"expert1@example.org": True, "expert3@example.org": False}


@pytest.mark.parametrize(("year", "month", "heard"), [("2026", "12", 1), ("2026", "10", 0)])
def test_recording_one_by_hand_tells_of_a_panel_to_come(as_, trust, recruiter, year, month, heard):
    typed = {
        "reference": "846-1", "title": "Staff Nurse", "band": "5",
        "directorate": Directorate.objects.get(name="Corporate").pk,
        "date_day": "5", "date_month": month, "date_year": year, "start": "9am", "end": "12:30pm",
        "chair_email": "chair@example.nhs.uk", "expert_1": "expert1@example.org", "seat_1": "member", "send": "1",
        "submission_token": new_token(recruiter),
    }  # fmt: skip
    answer = as_(recruiter).post(reverse("involvement:panel_new"), typed)
    assert answer.status_code == 302, answer.text
    assert len(told()) == heard


def test_many_are_told_in_the_same_few_questions(trust, recruiter, django_assert_max_num_queries):
    def file(first, number):
        rows = [
            {
                **TO_COME,
                "Vacancy reference": f"846-{each}",
                "Interview date": f"{each % 20 + 1:02}/{12 if each < 120 else 1:02}/{2026 if each < 120 else 2027}",
            }
            for each in range(first, first + number)
        ]
        return csv_of(*rows)

    bring_in(file(100, 2), recruiter)  # what is read once is read
    with django_assert_max_num_queries(60) as few:
        bring_in(file(103, 2), recruiter)
    with django_assert_max_num_queries(len(few.captured_queries)):
        bring_in(file(120, 15), recruiter)
    assert Message.objects.filter(kind="panel_seated").count() == 19
