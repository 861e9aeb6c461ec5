"""Every kind of page that a role can reach by its links in the demonstration trust, at phone and desktop width."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve

from coproduction.accounts.models import User
from coproduction.demo.people import ACCOUNTS
from tests.browser.chromium import DESKTOP, PHONE

NARROWEST = {"width": 320, "height": 640}
EACH_KIND = 2  # pages looked at of one kind, such as two different claims, for one role
IN_ALL = 2  # pages looked at of one kind by all the roles together
# What a page looks like does not depend on the database: it is looked at on one, and opened on both.
LOOKS_CLOSELY = connection.vendor == "sqlite"
WITHOUT_LOOKING = "opened in Chromium, and looked at, on SQLite; opened without it on PostgreSQL"
NOT_PAGES = ("/accounts/logout", "/static/", "/documents/", "/language/")
FILES = (
    ".csv", ".xlsx", ".ics", ".pdf", ".txt", ".svg", ".png", ".brf", ".mp3", ".zip", ".epub", ".html", ".atom", ".json",
)  # fmt: skip


@pytest.fixture
def demonstration(db, settings):
    settings.DEMO = True
    settings.STAFF_SECOND_FACTOR = False
    call_command("load_demonstration", verbosity=0)


def kind_of(path):
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def to_pages(links, address):
    """Return the paths of those of these whole addresses that are pages here, in order."""
    here = urlsplit(address).netloc
    paths = (urlsplit(link).path for link in links if urlsplit(link).netloc == here)
    return [path for path in paths if not path.startswith(NOT_PAGES) and not path.endswith(FILES)]


class InChromium:
    """Opens pages, and looks at them closely."""

    def __init__(self, window):
        self.window = window

    def open(self, path):
        """Return the status of the page, and the pages it links to."""
        status = self.window.goto(path).status
        page = self.window.page
        return status, to_pages(page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"), page.url)

    def faults(self, path):
        return faults_at_each_width(self.window, path)


class Links(HTMLParser):
    def __init__(self, page, address):
        super().__init__()
        self.address, self.found = address, []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag == "a" and (href := dict(attributes).get("href")) is not None:
            self.found.append(urljoin(self.address, href))


class WithoutLooking:
    """Opens pages with Django's client, as the person with this e-mail address or as a stranger."""

    def __init__(self, email=None):
        self.client = Client(raise_request_exception=False)
        if email:
            who = User.objects.get(email=email)
            self.client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")

    def open(self, path):
        """Return the status of the page, and the pages it links to."""
        self.answer = answer = self.client.get(path, follow=True)
        address = f"http://testserver{answer.request['PATH_INFO']}"
        is_page = answer.headers["Content-Type"].startswith("text/html")
        return answer.status_code, to_pages(Links(answer.text, address).found if is_page else [], address)

    def faults(self, path):
        return []


def look_around(eyes, first, in_all):
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
        status, links = eyes.open(path)
        if status >= 400:
            faults.append(f"{path}: {status}")
            continue
        if path == first or in_all[kind] < IN_ALL:
            in_all[kind] += 1
            faults += eyes.faults(path)
        waiting += links
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


def faults_of_all(roles, open_eyes):
    """Return what is wrong with the pages of these roles and of a stranger; `open_eyes` takes an e-mail address."""
    faults, in_all = [], Counter()
    for role in roles:
        found, kinds = look_around(open_eyes(ACCOUNTS[role].email), "/start/", in_all)
        assert sum(kinds.values()) > 3, f"{role} reaches almost nothing: {dict(kinds)}"
        faults += [f"{role}: {fault}" for fault in found]
    stranger, _ = look_around(open_eyes(), "/", in_all)
    return faults + [f"stranger: {fault}" for fault in stranger]


@pytest.mark.browser
@pytest.mark.skipif(not LOOKS_CLOSELY, reason=WITHOUT_LOOKING)
@pytest.mark.parametrize("half", WHO)
def test_every_page_of_every_role_can_be_used_by_everybody(half, transactional_db, demonstration, open_as):
    def open_eyes(email=None):
        return InChromium(open_as(email and User.objects.get(email=email)))

    faults = faults_of_all(WHO[half], open_eyes)
    assert not faults, "\n".join(faults)


@pytest.mark.slow
@pytest.mark.skipif(LOOKS_CLOSELY, reason=WITHOUT_LOOKING)
def test_every_page_of_every_role_opens(demonstration):
    faults = faults_of_all(ACCOUNTS, WithoutLooking)
    assert not faults, "\n".join(faults)
