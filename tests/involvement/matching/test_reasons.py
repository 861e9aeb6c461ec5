"""Each condition in words: what is met, what is not, and what to do about it."""

from datetime import date

import pytest

from involvement.enums import Place
from involvement.rules.matching import Advert, Person
from involvement.rules.reasons import ALWAYS, Names, State, counts, must_haves, said_about

DAY = date(2026, 11, 23)
NORWICH, NEAR, FAR = (623_000, 308_000), (623_000, 314_436), (623_000, 372_360)  # 4 and 40 miles north
NAMES = Names(
    topics={1: "Carers", 2: "Psychosis", 3: "Research"},
    lived=frozenset({2}),
    languages={1: "Polish", 2: "Urdu"},
    training={1: "Values Based Recruitment"},
    checks={1: "DBS check"},
)
ONE = frozenset({1})


def said(person, advert, find=must_haves):
    return [
        (each.state, f"{each.words} {each.remedy}".strip()) for each in find(person, advert, NAMES, on=DAY)
    ]


MUST = [
    ({"active": False}, {}, "You are not an active member of our network now. Look at your profile to see what comes next."),
    (
        {"born_on": date(2009, 6, 1)}, {"least_age": 18}, "This is for people who are 18 or over.",
    ),
    (
        {}, {"least_age": 18},
        "This is for people who are 18 or over. We do not know your date of birth. Add it to your profile.",
    ),
    (
        {"online": False}, {"place": Place.ONLINE},
        "It is online, and you told us that you do not join online. If that has changed, change it in your profile.",
    ),
    (
        {"in_person": False}, {"place": Place.IN_PERSON},
        "It is in person, and you told us that you do not come in person. If that has changed, change it in your profile.",
    ),
    (
        {"spot": FAR, "miles": 10}, {"place": Place.IN_PERSON, "spot": NORWICH},
        "It is about 40 miles away, and you told us that you travel up to 10 miles. If that has changed, change it in your "
        "profile.",
    ),
    ({}, {"training": ONE}, "You need Values Based Recruitment training. Ask us about the next dates."),
    (
        {"training": {1: date(2026, 5, 31)}}, {"training": ONE},
        "Your Values Based Recruitment training ran out in May 2026. Ask us about the next dates.",
    ),
    (
        {"training": {1: date(2026, 12, 1)}}, {"training": ONE, "first_day": date(2026, 12, 2)},
        "Your Values Based Recruitment training runs out on 1 December 2026, before the first day. Ask us about the next dates.",
    ),
    (
        {}, {"checks": ONE},
        "You need this check: DBS check. We do not have a clear one from you. Ask us: we arrange the check with you.",
    ),
    (
        {"checks": {1: date(2026, 5, 31)}}, {"checks": ONE},
        "Your check (DBS check) ran out in May 2026. Ask us: we arrange the check with you.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("person", "advert", "words"), MUST)
def test_what_is_missing_is_said_with_its_remedy(person, advert, words):
    assert (State.NOT_MET, words) in said(Person(1, **person), Advert(1, **advert))


MET = [
    ({"training": {1: date(2026, 12, 2)}}, {"training": ONE, "first_day": date(2026, 12, 2)},
     "Your Values Based Recruitment training is in date, until 2 December 2026."),
    ({"training": {1: ALWAYS}}, {"training": ONE}, "Your Values Based Recruitment training is in date."),
    ({}, {"place": Place.MIXED}, "You can join online."),
    ({"online": False}, {"place": Place.MIXED}, "You can come in person."),
    ({"born_on": date(2008, 11, 23)}, {"least_age": 18}, "You are old enough."),
]  # fmt: skip


@pytest.mark.parametrize(("person", "advert", "words"), MET)
def test_what_is_met_is_said(person, advert, words):
    assert (State.MET, words) in said(Person(1, **person), Advert(1, **advert))


IN_PERSON = {"place": Place.IN_PERSON, "spot": NORWICH, "locality": 1}
COUNTS = [
    ({"topics": frozenset({1, 2})}, {"topics": frozenset({1, 2, 3})}, State.MET,
     "You share 2 of the 3 things it asks for: Carers, Psychosis."),
    ({}, {"topics": frozenset({1, 3})}, State.NOT_MET,
     "It is about Carers or Research, which you have not chosen. If one of these is yours, add it to your profile."),
    ({"spot": NEAR}, IN_PERSON, State.MET, "It is about 4 miles from you."),
    ({"localities": ONE}, IN_PERSON, State.MET, "It is in a place you chose. Distance not checked."),
    ({}, IN_PERSON, State.NOT_CHECKED, "Distance not checked. Add your postcode to your profile."),
    ({"times": frozenset({"0m", "4e"})}, {"times": frozenset({"0m", "4e", "5a"})}, State.MET,
     "You are free on Monday morning and Friday evening."),
    ({"times": frozenset({"0m"})}, {"times": frozenset({"4e"})}, State.NOT_MET,
     "It is on Friday evening, when you are not usually free. If that has changed, change it in your profile."),
    ({}, {"times": frozenset({"4e"})}, State.NOT_CHECKED,
     "You have not told us when you are free. Add it to your profile."),
    ({"languages": ONE}, {"languages": frozenset({1, 2})}, State.MET, "You use Polish."),
    ({"languages": frozenset({2})}, {"languages": ONE}, State.NOT_MET,
     "It asks for Polish. If that has changed, change it in your profile."),
    ({}, {}, State.MET, "You have not been offered a place before."),
    ({"last_offer": date(2026, 5, 1), "not_chosen": 2}, {}, State.MET,
     "You have not been offered a place for 6 months. You were not chosen 2 times since."),
    ({"last_offer": date(2026, 11, 1)}, {}, State.NOT_MET,
     "You were last offered something on 1 November 2026, so others may come first."),
]  # fmt: skip


@pytest.mark.parametrize(("person", "advert", "state", "words"), COUNTS)
def test_what_counts_is_said(person, advert, state, words):
    assert (state, words) in said(Person(1, **person), Advert(1, **advert), counts)


def test_staff_read_the_same_of_somebody_else():
    person, advert = Person(1, spot=NEAR), Advert(1, checks=ONE, training=ONE, **IN_PERSON)
    words = [
        said_about(each)
        for each in (*must_haves(person, advert, NAMES, on=DAY), *counts(person, advert, NAMES, on=DAY))
    ]
    assert "It is about 4 miles from them." in [each.words for each in words]
    assert not [
        each for each in words if " you" in f" {each.words} {each.remedy}".lower().replace("young", "")
    ]


def test_a_host_never_reads_what_is_shared_only_with_us():
    person = Person(1, topics=frozenset({2}), spot=NEAR, last_offer=date(2026, 11, 1))
    advert = Advert(1, topics=frozenset({1, 2}), checks=ONE, **IN_PERSON)
    found = [*must_haves(person, advert, NAMES, on=DAY), *counts(person, advert, NAMES, on=DAY)]
    read = " ".join(
        f"{each.words} {each.remedy}" for each in (said_about(one, to_host=True) for one in found)
    )
    assert "They live near enough to come." in read
    for kept_back in ("Psychosis", "mile", "DBS", "November"):
        assert kept_back not in read
