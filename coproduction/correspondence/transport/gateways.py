"""Text gateways that send nothing anywhere: for development, tests and the demonstration.

A gateway is a class with `send(to, words, reference)`: `to` in E.164, `reference` the same at every try. It raises
Refused for good, or OSError to be tried later.
"""

import json
from hashlib import sha256
from pathlib import Path

import structlog
from django.conf import settings
from django.utils import timezone

log = structlog.get_logger("portal.texts")


class Console:
    """Writes to the log that a text would have gone: neither the number nor the words."""

    def send(self, *, to, words, reference):
        log.info("text_not_sent_anywhere", reference=reference, characters=len(words))


class Folder:
    """Keeps each text as a file in SMS_FILE_PATH, where the demonstration's mailbox reads it."""

    def send(self, *, to, words, reference):
        folder = Path(settings.SMS_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        kept = {"to": to, "words": words, "at": timezone.now().isoformat()}
        name = sha256(reference.encode()).hexdigest()[:32]
        (folder / f"{name}.json").write_text(json.dumps(kept), encoding="utf-8")
