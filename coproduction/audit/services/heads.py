"""The heads of the chain, kept outside the database: a tail cut off in the database is missed here."""

import structlog
from django.conf import settings

from coproduction.audit.models import Seal

log = structlog.get_logger("portal.audit")
NAME = "audit-head.log"


def head_file():
    """Return the path of the file that keeps one line a seal: when, last event, digest."""
    return settings.VAR_DIR / NAME


def kept_heads():
    """Return {last event: digest} of the lines in the file; empty where there is no file."""
    path = head_file()
    if not path.exists():
        return {}
    words = (line.split() for line in path.read_text().splitlines())
    return {int(line[1]): line[2] for line in words if len(line) == 3}


def write_heads():
    """Add a line for each seal after the last line: those of a run that died before it wrote, too."""
    last = max(kept_heads(), default=0)
    seals = list(Seal.objects.filter(last_event__gt=last))
    if not seals:
        return
    head_file().parent.mkdir(parents=True, exist_ok=True)
    with head_file().open("a") as file:
        for seal in seals:
            file.write(f"{seal.at.isoformat()} {seal.last_event} {seal.digest}\n")
    log.info("audit_sealed", last_event=seals[-1].last_event, digest=seals[-1].digest)
