"""How a message reads as an e-mail: the same words in plain text and, unless the person's format says no, in HTML."""

import hashlib
import re
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.languages import in_language, offered
from coproduction.correspondence.enums import MessageFormat

# A Braille display and a reader who asked for plain text get words alone.
WORDS_ALONE = (MessageFormat.PLAIN_TEXT, MessageFormat.BRAILLE)
SENTENCE_ENDS = re.compile(r"(?<=[.!?]) +(?=[A-ZÂÊÎÔÛŴŶ0-9‘])")
LINKED = re.compile(r"^(?P<words>.+): (?P<url>https?://\S+)$")


def email_of(message, format=MessageFormat.STANDARD):
    """Return the e-mail of a Message in a MessageFormat, with the same id at every try."""
    words = _words(message)
    kind = EmailMessage if format in WORDS_ALONE else EmailMultiAlternatives
    email = kind(
        subject=message.subject,
        body=_plain(message, words),
        to=[message.address],
        headers={"Message-ID": message_id(message.key), "Auto-Submitted": "auto-generated"},
    )
    if isinstance(email, EmailMultiAlternatives):
        email.attach_alternative(_html(message, words, format), "text/html")
    return email


def message_id(key):
    """Return the same Message-ID for the same message key, so that mail programs show a second copy only once."""
    name = hashlib.sha256(key.encode()).hexdigest()[:32]
    return f"<{name}@{urlsplit(settings.BASE_URL).hostname}>"


def absolute(link):
    """Return a whole web address for a path of ours."""
    return f"{settings.BASE_URL}{link}" if link.startswith("/") else link


def _words(message):
    is_code = not message.in_inbox  # a code or an invitation comes with all its own words
    return {
        "subject": message.subject,
        "greeting": "" if is_code or greets(message.body) else greeting_of(message.recipient),
        "body": message.body,
        "link": absolute(message.link),
        "choice": "" if is_code else absolute(reverse("correspondence:choice")),
        "support_email": settings.SUPPORT_EMAIL,
        "support_phone": settings.SUPPORT_PHONE,
        "service_name": settings.SERVICE_NAME,
        "trust_name": settings.TRUST_NAME,
    }


def greets(body):
    """Say whether these words begin with a greeting, in any language of ours: the trust's own may be in another."""
    return body.startswith(_greetings())


@cache
def _greetings():
    words = set()
    for code, _ in offered():
        with in_language(code):
            words.add(gettext("Hello"))
    return tuple(words)


def greeting_of(recipient):
    """Return how a message to this person begins."""
    name = getattr(recipient, "name", "")
    return gettext("Hello {name},").format(name=name) if name else gettext("Hello,")


def _plain(message, words):
    if not message.in_inbox:
        return message.body
    return render_to_string("correspondence/email.txt", words).strip() + "\n"


def _html(message, words, format):
    said = {**words, "blocks": blocks_of(words["body"], one_sentence_each=format == MessageFormat.EASY_READ)}
    return render_to_string("correspondence/email.html", {**said, "format": format})


def blocks_of(body, *, one_sentence_each=False):
    """Return the paragraphs and lists of plain words, each {"list": [lines]} or {"lines": [lines]}.

    A line is {"words", "url"}: one that says 'Join online: https://…' is a link on its own words.
    """
    return [
        block
        for paragraph in re.split(r"\n\s*\n", body.strip())
        for block in _blocks_in(paragraph, one_sentence_each)
    ]


def _blocks_in(paragraph, one_sentence_each):
    blocks: list[dict] = []
    for line in paragraph.splitlines():
        kind = "list" if line.startswith("- ") else "lines"
        sentences = SENTENCE_ENDS.split(line) if one_sentence_each and kind == "lines" else [line]
        for sentence in sentences:
            if not blocks or kind not in blocks[-1] or len(sentences) > 1:
                blocks.append({kind: []})
            blocks[-1][kind].append(_line(sentence.removeprefix("- ")))
    return blocks


def _line(words):
    found = LINKED.match(words)
    return found.groupdict() if found else {"words": words, "url": ""}
