"""Equality answers of invented people, and the count of the quarter that is over: enough for a table with hidden cells.

Who answered what here is made up by a rule, not by anybody's name.
"""

from random import Random

from coproduction.core.dates import days_between
from coproduction.demo.history.ground import read
from coproduction.reference.equality import QUESTIONS
from experts.rules.equality import quarter_before
from experts.services import equality

JOINED_AT_LEAST = -190  # before any quarter that can be the last one that is over
LEFT_OUT = 0.2
# How likely each answer is, beside the one before it, where the first is not the likeliest by far.
LIKELY = {
    "age_band": [0, 3, 5, 6, 7, 8, 5, 2, 1],
    "ethnic_group": [18, 1, 0, 0, 2, 1, 0, 1, 0, 3, 2, 1, 1, 0, 3, 2, 0, 1, 0, 2],
    "religion": [9, 9, 1, 2, 1, 4, 1, 1, 2],
    "disability": [6, 7, 2, 5, 2],
    "sex": [12, 8, 2],
    "marriage": [7, 6, 1, 2, 3, 1, 2],
    "care": [8, 4, 2, 1, 1],
}


def plan_equality(cast, timeline, plan_expert):
    """Put on the timeline the rest of the network, what they answered, and the count of the last quarter."""
    names = read("equality.toml")["names"]
    for number, name in enumerate(names):
        key = name.lower().replace(" ", "-")
        about = ["is_carer"] if number % 3 == 0 else ["is_service_user"]
        joined = JOINED_AT_LEAST - number * 5
        plan_expert(cast, timeline, key, name=name, about=about, joined=joined)
        timeline.on(joined + 6, _answer, cast, key)
    _, last_day = quarter_before(timeline.today)
    timeline.on(1 - days_between(last_day, timeline.today), equality.count_quarter, hour=2)


def _answer(cast, key):
    chance = Random(key)  # the same each time the demonstration is loaded
    for question in QUESTIONS:
        if chance.random() < LEFT_OUT:
            continue
        likely = LIKELY.get(question.key, [20, *[1] * (len(question.codes) - 1)])
        (code,) = chance.choices(question.codes, likely)
        equality.answer(user=cast[key], question=question, code=code)
