"""A person and their record are locked by one door each, in one order: docs/decisions/0023-one-order-of-locks.md."""

import re

import pytest

from tests.architecture.test_budgets import CODE, names, our_files

DOORS = {"coproduction/accounts/services/locking.py", "experts/services/locking.py"}
CALL = r"\s*\.\w+(?:\((?:[^()]|\([^()]*\))*\))?"
LOCKS_A_PERSON = re.compile(
    rf"\b(?:User|Expert|get_user_model\(\))\.objects(?:{CALL})*?\s*\.select_for_update\("
)


def locks_a_person(text):
    return bool(LOCKS_A_PERSON.search(text))


def test_only_the_doors_lock_a_person():
    code = [path for path in our_files() if names(path).split("/")[0] in CODE]
    assert {names(path) for path in code if locks_a_person(path.read_text())} == DOORS


@pytest.mark.parametrize(
    ("text", "locks"),
    [
        ("User.objects.select_for_update().get(pk=1)", True),
        ('Expert.objects.filter(user=user)\n        .select_for_update(of=("self",))', True),
        ("get_user_model().objects.select_for_update()", True),
        ("User.objects.get(pk=1)\n    panel = Panel.objects.select_for_update().get(pk=1)", False),
        ("OtherUser.objects.select_for_update()", False),
    ],
)
def test_it_sees_a_lock_however_it_is_written(text, locks):
    assert locks_a_person(text) is locks
