"""The words of a notice: put together when it is sent, changed by coordinators, never forgotten."""

import secrets
from dataclasses import dataclass
from functools import lru_cache

from django.core.cache import cache
from django.db import transaction
from django.db.models import Max
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext

from coproduction.audit.services import record
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.kinds import notice_of
from coproduction.correspondence.models import Wording
from coproduction.correspondence.rules import PLACEHOLDER, fill, why_not_words
from coproduction.correspondence.selectors.wordings import CACHE_KEY, our_words, words_of
from coproduction.correspondence.services.messages import send

LONGEST_SUBJECT = 200


@dataclass(frozen=True)
class Said:
    """The words of one notice to one person."""

    subject: str
    body: str


def say(template, *, subject="", **context):
    """Return what a notice says: the trust's words for it where it has written some, and ours otherwise.

    A template whose words cannot be changed is rendered whole, under the `subject` given.
    """
    notice = notice_of(template)
    if notice is None:
        return Said(_one_line(subject), render_to_string(f"notices/{template}.txt", context).strip())
    sources = {each.name: each.source for each in notice.placeholders}
    subject, body = words_of(notice)
    if _names_in(subject, body) - set(sources):  # written for an older release: better our words than none
        subject, body = our_words(notice)
    values = {name: _value(sources[name], context) for name in _names_in(subject, body)}
    return Said(_one_line(fill(subject, values)), fill(body, values))


def example_of(notice, *, subject, body):
    """Return what these words for a Notice say with the example of each placeholder."""
    return Said(_one_line(fill(subject, notice.examples)), fill(body, notice.examples))


@transaction.atomic
def change_words(*, notice, subject, body, by):
    """Say a kind of notice in these words from now on, in the language of now. Returns the Wording, if they differ."""
    for words in (subject, body):
        if refusal := why_not_words(words, names=notice.examples):
            raise RuleBroken(refusal)
    if (subject, body) == words_of(notice):
        return None
    return _keep(notice, "wording.changed", subject=subject, body=body, by=by)


@transaction.atomic
def go_back_to_ours(*, notice, by):
    """Say a kind of notice in the words that came with the portal again. What was written stays among the versions."""
    return _keep(notice, "wording.went_back", subject="", body="", by=by)


def send_test(*, notice, subject, body, to):
    """Send these words, with examples, to the person who is writing them."""
    said = example_of(notice, subject=subject, body=body)
    send(
        to=to,
        kind="wording_test",
        key=f"wording-test-{secrets.token_urlsafe(12)}",
        subject=gettext("Test: {subject}").format(subject=said.subject)[:LONGEST_SUBJECT],
        body=said.body,
    )


def _keep(notice, action, *, by, **words):
    last = Wording.objects.filter(template=notice.template).aggregate(last=Max("number"))["last"] or 0
    words = {**words, "language": get_language(), "written_by": by}
    wording = Wording.objects.create(template=notice.template, number=last + 1, **words)
    record(actor=by, action=action, target=wording, before={"version": last}, after={"version": last + 1})
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))
    return wording


def _value(source, context):
    return _compiled(source).render(Context(context, autoescape=False)).strip()


@lru_cache(maxsize=500)
def _compiled(source):
    return Template(source)


def _names_in(*texts):
    return {name for words in texts for _, name in PLACEHOLDER.findall(words)}


def _one_line(words):
    return " ".join(words.split())[:LONGEST_SUBJECT]
