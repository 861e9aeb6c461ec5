"""What stops a submission being sent, and what the panel will ask: by tables over plain facts."""

import dataclasses

import pytest

from quality_mark.rules.readiness import Group, Picture, Said, missing_from, panel_will_ask

FACTS = {
    "directorate": 1,
    "owner": "Sam",
    "stage": "design",
    "summary": "It",
    "rung": "co-design",
    "rung_why": "So",
}
FIGURES = {"activities": 2, "people": 5, "alone": 0, "days_to_pay": {"paid": 3, "waiting": 0}}
GOOD = Picture(
    facts=FACTS,
    said=[Said(1, "Purpose", "We asked", 3, True), Said(2, "Early", "At once", 3, True)],
    groups=[Group("Carers", 6, "planning", "co-design")],
    rung="co-design",
    figures=FIGURES,
    credited=2,
    least={1: 2, 2: 2},
)


def but(**changed):
    return dataclasses.replace(GOOD, **changed)


def test_a_good_submission_lacks_nothing_and_raises_no_question():
    assert missing_from(GOOD) == []
    assert panel_will_ask(GOOD) == []


@pytest.mark.parametrize("name", FACTS)
def test_each_fact_about_the_work_is_asked_for(name):
    (line,) = missing_from(but(facts={**FACTS, name: None if name == "directorate" else ""}))
    assert line.part == "about"


@pytest.mark.parametrize(
    ("changed", "part", "words"),
    [
        ({"said": [Said(1, "Purpose", "We asked", None, True)]}, "self_assessment", "Score your own work"),
        ({"said": [Said(7, "Fair return", "", 3, True)]}, 7, "criterion 7, Fair return,"),
        ({"groups": []}, "involved", "who was involved"),
        ({"unanswered": 1}, "people", "One person has not said yet"),
        ({"unanswered": 2}, "people", "2 people have not said yet"),
        ({"infected": [(3, "a.pdf")]}, 3, "virus in ‘a.pdf’"),
        ({"unchecked": [(3, "a.pdf")]}, 3, "still checking ‘a.pdf’"),
        ({"facts": {**FACTS, "what_changed": ""}}, "about", "what has changed"),
    ],
)
def test_what_is_missing_says_where_it_is_put_right(changed, part, words):
    (line,) = missing_from(but(**changed))
    assert line.part == part
    assert words in line.words


@pytest.mark.parametrize(
    ("changed", "part", "words"),
    [
        ({"said": [Said(1, "Purpose", "We asked", 3, False)]}, 1, "without evidence"),
        ({"groups": [Group("A carer", 1, "planning", "co-design")]}, "involved", "Only one person"),
        (
            {"groups": [Group("Carers", 6, "review", "co-design")]},
            "involved",
            "before the options were fixed",
        ),
        ({"groups": [Group("Carers", 6, "planning", "engagement")]}, "about", "a rung that high"),
        ({"rung": "engagement"}, "about", "needs the rung of co-design"),
        ({"figures": {}}, "cited", "no involvement recorded"),
        ({"figures": {**FIGURES, "people": 0}}, "cited", "Nobody is recorded"),
        ({"figures": {**FIGURES, "alone": 1}}, "cited", "In 1 activity"),
        ({"figures": {**FIGURES, "days_to_pay": {"waiting": 2}}}, "cited", "2 payments have been claimed"),
        ({"credited": 0}, "people", "Nobody who contributed is named"),
        ({"least": {1: 4}}, 1, "The mark needs 4"),
        ({"award_mean": 3.5}, "self_assessment", "under 3.5"),
    ],
)
def test_what_the_panel_will_ask_does_not_stop_it(changed, part, words):
    (line,) = panel_will_ask(but(**changed))
    assert line.part == part
    assert words in line.words
    assert missing_from(but(**changed)) == []


@pytest.mark.parametrize(("score", "asks"), [(None, False), (0, False), (1, False), (2, True), (4, True)])
def test_a_score_of_two_or_more_needs_evidence(score, asks):
    said = [Said(1, "Purpose", "We asked", score, False)]
    asked = [line for line in panel_will_ask(but(said=said, least={}, award_mean=0)) if line.part == 1]
    assert bool(asked) is asks
