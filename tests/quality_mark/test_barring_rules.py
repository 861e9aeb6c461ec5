import pytest

from quality_mark.enums import ConflictKind
from quality_mark.rules.barring import TO_THE_PERSON, is_barred, weightiest, why_barred

C = ConflictKind


@pytest.mark.parametrize("kind", ConflictKind)
def test_each_tie_bars_and_says_why_to_the_person(kind):
    assert is_barred({kind})
    assert why_barred({kind}) == TO_THE_PERSON[kind]


@pytest.mark.parametrize(
    ("ties", "kind"),
    [
        ({C.DECLARED, C.AUTHOR}, C.AUTHOR),
        ({C.DIRECTORATE, C.ATTENDED}, C.ATTENDED),
        ({C.DECLARED, C.DIRECTORATE}, C.DIRECTORATE),
        (set(), None),
    ],
)
def test_the_tie_that_says_most_is_given(ties, kind):
    assert weightiest(ties) == kind
    assert bool(why_barred(ties)) is is_barred(ties) is (kind is not None)
