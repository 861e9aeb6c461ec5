"""The cast: one fixture for each kind of person. A test of a screen says who is looking."""

import socket
from inspect import signature

import pytest
import time_machine
from django.core.cache import cache
from django.utils import translation

from coproduction.accounts.enums import Role
from tests.browser.chromium import chromium, open_as
from tests.factories import ExpertFactory, person
from tests.migrated import django_db_modify_db_settings

# Fixtures of one browser and one database for the whole run: named here alone, or each folder would start its own.
__all__ = ["chromium", "django_db_modify_db_settings", "open_as"]

REAL_CONNECT = socket.socket.connect


NOT_QUICK = ("django_db", "browser", "slow")
DATABASES = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark the quick part: what needs no database and no browser. Rules, words, money and the code's own order are there."""
    for item in items:
        asks = DATABASES & set(item.fixturenames)
        asks |= {"request"} & set(signature(item.function).parameters)  # may fetch the cast by name
        if not asks and not any(map(item.get_closest_marker, NOT_QUICK)):
            item.add_marker("quick")


def pytest_make_parametrize_id(val, argname):
    """Name a whole file by its argument: its bytes tell of a time or a chance, and each worker would name it otherwise."""
    return argname if isinstance(val, bytes) and len(val) > 40 else None


@pytest.fixture(autouse=True)
def network_off(monkeypatch):
    """No test reaches beyond this machine."""

    def connect(self, address):
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "localhost", "::1"}:
            raise AssertionError(f"a test tried to reach {address[0]}")
        return REAL_CONNECT(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def clean_cache():
    cache.clear()


@pytest.fixture(autouse=True)
def english():
    """A request leaves its language behind in its thread, as Django's own middleware does: the next test has its own."""
    yield
    translation.deactivate()


@pytest.fixture
def still_clock():
    """Hold the clock at noon on 23 November 2026, the day the shared data lies around."""
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def expert(db):
    return _expert("Esther Expert")


@pytest.fixture
def other_expert(db):
    return _expert("Omar Other")


@pytest.fixture
def host(db):
    return person(Role.HOST, name="Hari Host")


@pytest.fixture
def other_host(db):
    return person(Role.HOST, name="Holly Host")


@pytest.fixture
def coordinator(db):
    return person(Role.COORDINATOR, name="Cora Coordinator")


@pytest.fixture
def approver(db):
    return person(Role.APPROVER, name="Abel Approver")


@pytest.fixture
def finance(db):
    return person(Role.FINANCE, name="Fay Finance")


@pytest.fixture
def manager(db):
    return person(Role.MANAGER, name="Mo Manager")


@pytest.fixture
def administrator(db):
    return person(Role.ADMINISTRATOR, name="Ada Administrator")


@pytest.fixture
def nobody(db):
    """Signed in, and without any role."""
    return person(name="No Role")


@pytest.fixture
def as_(client, settings):
    """Return the test client signed in as a person: `as_(host).get(...)`."""
    settings.STAFF_SECOND_FACTOR = False

    def sign_in(user):
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def _expert(name):
    return ExpertFactory(user=person(Role.EXPERT, name=name)).user
