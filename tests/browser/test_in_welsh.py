"""Every kind of page that a role can reach, in Welsh: no sentence of the portal's own is left in English."""

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from coproduction.demo.people import ACCOUNTS
from tests.browser.test_every_page import WithoutLooking, demonstration, faults_of_all

__all__ = ["demonstration"]

CATALOGUE = Path(settings.BASE_DIR) / "locale/cy/LC_MESSAGES/django.po"
HOLE = re.compile(r"%\(\w+\)s|\{[^{}]*\}")
NOT_READ = {"script", "style", "svg"}
# Pages of what is kept as it was written: messages and letters, what was done, the trust's own lists.
DATA = (
    "/inbox/",
    "/staff/audit/",
    "/staff/messages/",
    "/staff/letters/",
    "/my/work/",
    "/staff/lists/",
    "/staff/settings/",
)
# The trust's own words that are the same as some of ours: a course, a post, a budget, editions (made in English), an agreement.
NAMES = {"Values Based Recruitment", "Staff Nurse"}
NAMES_ON = (
    ("/booklet/", "Ways to take part"),
    ("/budgets/", "Interview panels"),
    ("/agreement/", "This agreement is between you and the trust."),
)


class Sentences(HTMLParser):
    """The runs of text of a page, and what its controls are called, outside what says that it is in English."""

    def __init__(self, page):
        super().__init__()
        self.open, self.found = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in {"input", "br", "img", "meta", "link", "hr", "path", "source", "wbr", "col"}:
            self.open.append((tag, (attributes.get("lang") or "").startswith("en")))
        self.found += [attributes[name] for name in ("alt", "aria-label", "title") if attributes.get(name)]

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, words):
        if not any(tag in NOT_READ or is_english for tag, is_english in self.open):
            self.found.append(" ".join(words.split()))


@cache
def english():
    """Return the messages whose Welsh differs: whole ones, and by their first word those with names in them."""
    whole, parts = set(), {}
    with CATALOGUE.open("rb") as file:
        for message in read_po(file):
            ours = message.id if isinstance(message.id, str) else message.id[0]
            if message.string in ("", ours) or len(ours.split()) < 2 or "<" in ours:
                continue
            if not HOLE.search(ours):
                whole.add(" ".join(ours.split()))
            elif len(HOLE.sub("", ours).split()) > 2 and not HOLE.match(ours):
                pattern = ".+".join(map(re.escape, HOLE.split(ours)))
                parts.setdefault(ours.split()[0], []).append(re.compile(pattern))
    return whole, parts


def is_left(words):
    whole, parts = english()
    return words in whole or any(each.fullmatch(words) for each in parts.get(words.partition(" ")[0], []))


def is_data(path, words):
    return words in NAMES or any(part in path and words.startswith(theirs) for part, theirs in NAMES_ON)


class InWelsh(WithoutLooking):
    def __init__(self, email=None):
        super().__init__(email)
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "cy"

    def faults(self, path):
        if path.startswith(DATA) or not self.answer.headers["Content-Type"].startswith("text/html"):
            return []
        page = self.answer.text
        faults = [] if '<html lang="cy">' in page else [f"{path}: does not say that it is in Welsh"]
        found = [words for words in Sentences(page).found if is_left(words) and not is_data(path, words)]
        return faults + [f"{path}: {words}" for words in found]


@pytest.mark.slow
def test_every_page_of_every_role_is_in_welsh(demonstration):
    faults = faults_of_all(ACCOUNTS, InWelsh)
    said = Counter(fault.partition(": ")[2].partition(": ")[2] for fault in faults)
    assert not faults, "\n".join(
        [*faults, "", *(f"{count} x {words}" for words, count in said.most_common())]
    )
