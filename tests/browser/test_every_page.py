"""Every kind of page that a role can reach by its links in the demonstration trust, at phone and desktop width."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import Resolver404, resolve

from coproduction.accounts.models import User
from coproduction.demo.people import ACCOUNTS
from tests.browser.chromium import DESKTOP, PHONE

pytestmark = pytest.mark.browser
NARROWEST = {"width": 320, "height": 640}
EACH_KIND = 2  # pages looked at of one kind, such as two different claims, for one role
IN_ALL = 2  # pages looked at of one kind by all the roles together
# What a page looks like does not depend on the database: it is looked at on one, and opened on both.
LOOKS_CLOSELY = connection.vendor == "sqlite"
NOT_PAGES = ("/accounts/logout", "/static/", "/documents/")
FILES = (".csv", ".xlsx", ".ics", ".pdf", ".txt", ".svg", ".png")


@pytest.fixture
def demonstration(transactional_db, settings):
    settings.DEMO = True
    call_command("load_demonstration", verbosity=0)


def kind_of(path):
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def links_on(window):
    """Return the paths that this page links to, in order."""
    found = window.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    paths = (
        urlsplit(link).path for link in found if urlsplit(link).netloc == urlsplit(window.page.url).netloc
    )
    return [path for path in paths if not path.startswith(NOT_PAGES) and not path.endswith(FILES)]


def look_around(window, first, in_all):
    """Follow every link from a page, a few of each kind, and return the faults seen and how many of each kind.

    `in_all` counts the kinds that every role together has looked at; the first page is always looked at.
    """
    waiting, seen, kinds, faults = [first], set(), Counter(), []
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if path in seen or kind is None or kinds[kind] >= EACH_KIND:
            continue
        seen.add(path)
        kinds[kind] += 1
        answer = window.goto(path)
        if answer.status >= 400:
            faults.append(f"{path}: {answer.status}")
            continue
        if LOOKS_CLOSELY and (path == first or in_all[kind] < IN_ALL):
            in_all[kind] += 1
            faults += faults_at_each_width(window, path)
        waiting += links_on(window)
    return faults, kinds


def faults_at_each_width(window, path):
    faults = []
    for size in (DESKTOP, PHONE):
        window.page.set_viewport_size(size)
        faults += [f"{path} at {size['width']} px: {fault}" for fault in window.faults()]
    window.page.set_viewport_size(NARROWEST)
    if window.scrolls_sideways():
        faults.append(f"{path}: scrolls sideways at 320 px")
    return faults


# In two halves, so that two processes can look at once.
WHO = {"network": ("expert", "expert2", "coordinator", "administrator"), "desks": ()}
WHO["desks"] = tuple(role for role in ACCOUNTS if role not in WHO["network"])


@pytest.mark.parametrize("half", WHO)
def test_every_page_of_every_role_can_be_used_by_everybody(half, demonstration, open_as):
    faults, in_all = [], Counter()
    for role in WHO[half]:
        window = open_as(User.objects.get(email=ACCOUNTS[role].email))
        found, kinds = look_around(window, "/start/", in_all)
        assert sum(kinds.values()) > 3, f"{role} reaches almost nothing: {dict(kinds)}"
        faults += [f"{role}: {fault}" for fault in found]
    stranger, _ = look_around(open_as(), "/", in_all)
    faults += [f"stranger: {fault}" for fault in stranger]
    assert not faults, "\n".join(faults)
