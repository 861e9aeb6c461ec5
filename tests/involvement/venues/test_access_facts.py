"""What is known of a venue, and how it is said."""

import pytest

from coproduction.reference import access_facts
from coproduction.reference.access_facts import NOT_KNOWN, STEPS
from coproduction.reference.enums import AccessFact


def known(answer="", words=""):
    return {"answer": answer, "words": words}


def test_every_fact_is_asked_about_once():
    asked = [fact for step in STEPS for fact in step.facts]
    assert sorted(asked) == sorted(AccessFact)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"lift": known("yes")}, {"lift": known("yes")}),
        ({"lift": known("partly", "  To the first floor ")}, {"lift": known("partly", "To the first floor")}),
        ({"lift": known("", "Ask at the desk")}, {"lift": known("", "Ask at the desk")}),
        ({"lift": known()}, {}),
        ({"transport": known("yes", "Bus 21")}, {"transport": known("", "Bus 21")}),
        ({"transport": known("yes")}, {}),
    ],
)
def test_what_is_kept(given, kept):
    assert access_facts.tidy(given) == kept


@pytest.mark.parametrize("given", [{"unicorns": known("yes")}, {"lift": known("perhaps")}])
def test_what_nobody_offers_is_refused(given):
    with pytest.raises(ValueError, match="is not a valid"):
        access_facts.tidy(given)


def test_what_is_not_known_is_said_to_be():
    facts = {"lift": known("yes", "To all floors"), "hearing_loop": known("no")}
    said = access_facts.in_short(facts)
    assert said.startswith(
        "Lift: Yes. To all floors\nHearing loop: No\nNot known, ask us: nearest bus or train"
    )
    assert "lift" not in said.rpartition("\n")[2]
    assert access_facts.in_short({}) == ""
    assert access_facts.good_points(facts) == "Lift"
    rows = dict(access_facts.rows(facts, STEPS[1]))
    assert (rows["Lift"], rows["Step-free way in"]) == ("Yes. To all floors", NOT_KNOWN)
