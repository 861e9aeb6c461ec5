"""Cleaning in a process of its own: a file made to fill memory, to run for ever or to crash a decoder ends that alone.

It also keeps a 50 megapixel photo out of the web worker's memory.
"""

import os
import subprocess
import sys
from pathlib import Path

from coproduction.documents.cleaning.kinds import UNREADABLE, Cleaned, FileKind, NotTaken

ROOT = Path(__file__).resolve().parent.parent.parent.parent
# Less than the 30 seconds after which gunicorn gives up on a worker.
SECONDS = 20
REFUSED = 3


def clean_apart(data, kind, *, most_pages, longest_side):
    """Return the Cleaned file, made by a child process with limits and without our secrets. Raises NotTaken."""
    made = _child("clean", kind, str(most_pages), str(longest_side), data=data, pages=most_pages)
    pages, _, content = made.partition(b"\n")
    return Cleaned(FileKind.JPEG if kind == FileKind.HEIC else kind, content, pages=int(pages))


def draw_apart(data, number):
    """Return one page of a cleaned PDF as a PNG, drawn by a child process like that. Raises NotTaken."""
    return _child("draw", str(number), data=data)


def _child(*said, data, **values):
    """Return what a child process makes of the data. Raises NotTaken, with `values` for the places in its sentence."""
    try:
        child = subprocess.run(
            [sys.executable, "-m", "coproduction.documents.cleaning", *said],
            input=data, capture_output=True, timeout=SECONDS, check=False, cwd=ROOT, env=_environment(),
        )  # fmt: skip
    except subprocess.TimeoutExpired as slow:
        raise NotTaken(UNREADABLE) from slow
    if child.returncode == REFUSED:
        raise NotTaken(child.stdout.decode(), **values)
    if child.returncode != 0:
        raise NotTaken(UNREADABLE)
    return child.stdout


def _environment():
    return {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
