"""How a message reads as an e-mail."""

import hashlib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse


def email_of(message):
    """Return the EmailMessage for a Message: plain text, a whole address for its link, the same id at every try."""
    return EmailMessage(
        subject=message.subject,
        body=_text(message),
        to=[message.address],
        headers={"Message-ID": message_id(message.key), "Auto-Submitted": "auto-generated"},
    )


def message_id(key):
    """Return the same Message-ID for the same message key, so that mail programs show a second copy only once."""
    name = hashlib.sha256(key.encode()).hexdigest()[:32]
    return f"<{name}@{urlsplit(settings.BASE_URL).hostname}>"


def absolute(link):
    """Return a whole web address for a path of ours."""
    return f"{settings.BASE_URL}{link}" if link.startswith("/") else link


def _greeting(recipient):
    return f"Hello {recipient.name}," if recipient and recipient.name else "Hello,"


def _text(message):
    if not message.in_inbox:  # a code or an invitation comes with all its own words
        return message.body
    words = {
        "greeting": "" if message.body.startswith("Hello") else _greeting(message.recipient),
        "body": message.body,
        "link": absolute(message.link),
        "choice": absolute(reverse("correspondence:choice")),
        "support_email": settings.SUPPORT_EMAIL,
        "service_name": settings.SERVICE_NAME,
        "trust_name": settings.TRUST_NAME,
    }
    return render_to_string("correspondence/email.txt", words).strip() + "\n"
