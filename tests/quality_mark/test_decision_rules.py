"""The quorum and the thresholds of shared/design/quality_mark.md, by tables and for any scores there can be."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from experts.enums import Rung
from quality_mark.enums import Outcome
from quality_mark.rules.decisions import (
    Bar,
    Votes,
    differs,
    mean_of,
    outcomes_open,
    overall,
    say_mean,
    why_not_awarded,
    why_not_conditional,
)
from quality_mark.rules.quorum import Quorum, why_no_quorum

BAR = Bar(
    Fraction(3), Rung.CO_DESIGN, Fraction(2), Rung.ENGAGEMENT, {n: 3 if n == 4 else 2 for n in range(1, 11)}
)
ALL_AGREE = Votes(2, 2, 2, 2)


def panel(*, default=3, **changed):
    """Return {number: mean}; `c4=2` changes criterion 4."""
    means = dict.fromkeys(BAR.least, default and Fraction(default))
    return {**means, **{int(name[1:]): value and Fraction(value) for name, value in changed.items()}}


@pytest.mark.parametrize(
    ("experts", "staff", "words"),
    [
        (2, 2, ""),
        (3, 2, ""),
        (5, 2, ""),
        (3, 3, ""),
        (1, 2, "1 expert by experience is needed."),
        (0, 4, "2 experts by experience are needed."),
        (2, 1, "1 member of staff is needed."),
        (4, 0, "2 members of staff are needed."),
        (2, 3, "At least half"),
        (3, 5, "2 more experts are needed"),
    ],
)
def test_the_quorum(experts, staff, words):
    said = why_no_quorum(experts=experts, staff=staff, needs=Quorum(2, 2))
    assert words in said
    assert bool(said) is bool(words)


@given(experts=st.integers(0, 12), staff=st.integers(0, 12))
def test_there_is_a_quorum_exactly_when_both_sides_are_there_and_experts_are_half(experts, staff):
    expected = experts >= 2 and staff >= 2 and experts * 2 >= experts + staff
    assert (why_no_quorum(experts=experts, staff=staff, needs=Quorum(2, 2)) == "") is expected


@pytest.mark.parametrize(
    ("scores", "rung", "votes", "highest"),
    [
        (panel(), Rung.CO_DESIGN, ALL_AGREE, Outcome.AWARDED),
        (panel(), Rung.CO_PRODUCTION, ALL_AGREE, Outcome.AWARDED),
        (panel(), Rung.ENGAGEMENT, ALL_AGREE, Outcome.CONDITIONAL),
        (panel(), Rung.CONSULTATION, ALL_AGREE, Outcome.RETURNED),
        (panel(c1="2.9"), Rung.CO_DESIGN, ALL_AGREE, Outcome.CONDITIONAL),
        (panel(c1=2, c2=4), Rung.CO_DESIGN, ALL_AGREE, Outcome.AWARDED),
        (panel(default=4, c1="1.9"), Rung.CO_DESIGN, ALL_AGREE, Outcome.CONDITIONAL),
        (panel(default=4, c4="2.9"), Rung.CO_DESIGN, ALL_AGREE, Outcome.CONDITIONAL),
        (panel(default=4, c4=3), Rung.CO_DESIGN, ALL_AGREE, Outcome.AWARDED),
        (panel(default=4, c7=None), Rung.CO_DESIGN, ALL_AGREE, Outcome.CONDITIONAL),
        (panel(default=2), Rung.ENGAGEMENT, ALL_AGREE, Outcome.CONDITIONAL),
        (panel(default=2, c1="1.9"), Rung.CO_PRODUCTION, ALL_AGREE, Outcome.RETURNED),
        (panel(default=4), Rung.CO_PRODUCTION, Votes(2, 3, 2, 1), Outcome.CONDITIONAL),
        (panel(default=4), Rung.CO_PRODUCTION, Votes(3, 2, 1, 2), Outcome.CONDITIONAL),
        (panel(default=4), Rung.CO_PRODUCTION, Votes(2, 2, 1, 2), Outcome.CONDITIONAL),
        (panel(default=4), Rung.CO_PRODUCTION, Votes(3, 3, 2, 2), Outcome.AWARDED),
        (panel(default=None), Rung.CO_PRODUCTION, ALL_AGREE, Outcome.RETURNED),
        (panel(), "", ALL_AGREE, Outcome.RETURNED),
    ],
)
def test_the_highest_outcome_the_panel_may_decide_on(scores, rung, votes, highest):
    assert outcomes_open(scores, rung, BAR, votes)[0] == highest


def test_cannot_judge_is_not_nought():
    assert mean_of([4, None, None]) == 4
    assert mean_of([4, 0]) == 2
    assert mean_of([None, None]) is None


def test_every_reason_is_named():
    reasons = why_not_awarded(panel(default=4, c2=1, c4=2, c9=None), Rung.ENGAGEMENT, BAR)
    assert [words.split(".")[0] for words in reasons] == [
        "Criterion 2 is 1",
        "Criterion 4 is 2",
        "Nobody could judge criterion 9",
        "The rung of the ladder is below co-design",
    ]


def test_a_mean_just_short_never_reads_as_if_it_had_reached():
    assert say_mean(Fraction(296, 100)) == "2.9"
    assert say_mean(Fraction(3)) == "3.0"


@pytest.mark.parametrize(
    ("experts", "staff", "expected"),
    [
        ([4, 4], [2, 2], True),
        ([1, 2], [3, 4], True),
        ([3, 3], [2, 2], False),
        ([4], [None], False),
        ([], [4], False),
    ],
)
def test_where_experts_and_staff_lie_far_apart(experts, staff, expected):
    assert differs(experts, staff, 2) is expected


MEANS = st.none() | st.fractions(0, 4, max_denominator=6)
PANELS = st.fixed_dictionaries({number: MEANS for number in range(1, 11)})


@given(scores=PANELS, rung=st.sampled_from(Rung.values), counts=st.tuples(*[st.integers(0, 5)] * 4))
def test_an_award_meets_every_line_of_the_design(scores, rung, counts):
    votes = Votes(*counts)
    expected = (
        None not in scores.values()
        and sum(scores.values()) >= 30
        and min(scores.values()) >= 2
        and scores[4] >= 3
        and rung in ("co-design", "co-production")
        and counts[2] > counts[0] / 2
        and counts[3] > counts[1] / 2
    )
    assert (Outcome.AWARDED in outcomes_open(scores, rung, BAR, votes)) is expected


@given(scores=PANELS, rung=st.sampled_from(Rung.values))
def test_what_is_good_enough_for_the_mark_is_good_enough_to_work_towards_it(scores, rung):
    if not why_not_awarded(scores, rung, BAR):
        assert not why_not_conditional(scores, rung, BAR)


@given(scores=PANELS, rung=st.sampled_from(Rung.values), number=st.integers(1, 10))
def test_a_higher_score_never_makes_the_outcome_worse(scores, rung, number):
    before = outcomes_open(scores, rung, BAR)
    if scores[number] is None:
        return
    after = outcomes_open({**scores, number: Fraction(4)}, rung, BAR)
    assert set(before) <= set(after)


@given(st.lists(st.integers(0, 4) | st.none(), max_size=12))
def test_a_mean_lies_between_its_scores(scores):
    mean, given_ = mean_of(scores), [score for score in scores if score is not None]
    assert (mean is None) is (not given_)
    if given_:
        assert min(given_) <= mean <= max(given_)
    assert overall({1: mean}) == mean
