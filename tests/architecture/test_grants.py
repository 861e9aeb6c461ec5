"""The words of the permissions: declared by the app they belong to, granted to a role, asked for by a view."""

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps

from coproduction.accounts.enums import ROLE_WORDS, Role
from coproduction.accounts.grants import GRANTS
from tests.architecture.routes import all_routes

OURS = {"coproduction", "experts", "involvement", "payments", "quality_mark"}
OUR_APPS = [config.name for config in apps.get_app_configs() if config.name.split(".")[0] in OURS]


def declared():
    """Return {word: app label} of every word an app declares in its enums."""
    rooms = {name: import_module(f"{name}.enums") for name in OUR_APPS if find_spec(f"{name}.enums")}
    return {
        word: name.rpartition(".")[2]
        for name, room in rooms.items()
        for word in (room.Permission.values if hasattr(room, "Permission") else ())
    }


def granted():
    return set().union(*GRANTS.values())


def asked_for():
    return {word for route in all_routes() if route.access for word in route.access.words}


def test_every_declared_word_is_granted_and_every_granted_word_declared():
    assert granted() == set(declared())


def test_every_word_begins_with_the_app_that_declares_it():
    assert {word: app for word, app in declared().items() if not word.startswith(f"{app}.")} == {}


def test_every_word_a_view_asks_for_is_declared():
    assert asked_for() - set(declared()) == set()


def test_every_role_has_words_for_who_grants_it_and_a_line_of_grants():
    assert set(ROLE_WORDS) == set(GRANTS) == set(Role)


@pytest.mark.parametrize("role", Role)
def test_no_role_holds_two_of_claim_approve_and_pay(role):
    hands = {"payments.claim", "payments.approve_claim", "payments.run_payments"}
    assert len(hands & GRANTS[role]) <= 1
