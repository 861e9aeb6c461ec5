"""The e-mails and texts of the demonstration, which never leave it: each is a file in EMAIL_FILE_PATH or SMS_FILE_PATH."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_string, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

from allauth.account.internal.flows.email_verification_by_code import EMAIL_VERIFICATION_CODE_SESSION_KEY
from allauth.account.internal.flows.password_reset_by_code import PASSWORD_RESET_VERIFICATION_SESSION_KEY
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.conf import settings
from django.utils import timezone

from coproduction.correspondence.selectors import preference_of

NEWEST_READ = 300
NEWEST_SHOWN = 20
BETWEEN = "-" * 79


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    body: str
    at: datetime


def letters_for(request):
    """Return the newest letters this session may read, newest first.

    A signed-in person reads what was sent to their own address. Someone who is signing in or up reads only what was sent
    to that address since they began, which is their code. Texts are read by whoever has their number.
    """
    own = (request.user.email or "").lower() if request.user.is_authenticated else ""
    begun = _begun(request.session)
    letters = [
        letter
        for letter in _newest()
        if letter.to == own or (letter.to in begun and letter.at.timestamp() >= int(begun[letter.to]))
    ]
    return sorted([*letters, *_texts_to(request.user)], key=lambda each: each.at, reverse=True)[:NEWEST_SHOWN]


def _texts_to(user):
    number = str(preference_of(user).phone) if user.is_authenticated else ""
    return [text for text in _newest_texts() if number and text.to == number]


def _newest_texts():
    for file in _newest_in(Path(settings.SMS_FILE_PATH), "*.json"):
        kept = json.loads(file.read_text(encoding="utf-8"))
        yield Letter(
            to=kept["to"], subject="Text message", body=kept["words"], at=datetime.fromisoformat(kept["at"])
        )


def _begun(session):
    """Return {address: epoch seconds} of what this session has begun with an address and not finished."""
    login = session.get(LOGIN_SESSION_KEY) or {}
    code = login.get("state", {}).get("stages", {}).get("login_by_code", {})
    states = [
        {"email": login.get("email"), "at": login.get("initiated_at")},
        code,
        session.get(EMAIL_VERIFICATION_CODE_SESSION_KEY) or {},
        session.get(PASSWORD_RESET_VERIFICATION_SESSION_KEY) or {},
    ]
    return {state["email"].lower(): state["at"] for state in states if state.get("email") and state.get("at")}


def _newest():
    files = _newest_in(Path(settings.EMAIL_FILE_PATH), "*.log")
    return [letter for file in files for letter in _letters_in(file)]


def _newest_in(folder, pattern):
    return sorted(folder.glob(pattern), key=lambda file: file.stat().st_mtime_ns, reverse=True)[:NEWEST_READ]


def _letters_in(file):
    for text in file.read_text(errors="replace").split(BETWEEN):
        if text.strip():
            yield _letter(message_from_string(text.lstrip(), policy=policy.default))


def _letter(message):
    body = message.get_body(preferencelist=("plain",))
    return Letter(
        to=str(message["To"] or "").strip().lower(),
        subject=str(message["Subject"] or ""),
        body=body.get_content() if body else "",
        at=_when(message["Date"]),
    )


def _when(words):
    """Return the moment of a Date header. A mail that says -0000 means UTC by it."""
    moment = parsedate_to_datetime(str(words)) if words else timezone.now()
    return moment if timezone.is_aware(moment) else moment.replace(tzinfo=UTC)
