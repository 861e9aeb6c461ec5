"""Writing all that is held about a person into one zip: for a program, and to be read."""

import json
import shutil
import zipfile
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages
from django.template.loader import render_to_string
from django.utils import timezone

from coproduction.core.personal_data.reading import held_about
from coproduction.documents.rules import is_served
from coproduction.documents.selectors import files_about
from coproduction.privacy.words import NOT_FOR_READING, SUBJECTS, subject_of

MY_DATA = "my_data"  # the purpose of the document
STYLE = Path(__file__).with_name("data") / "data.css"
ROWS_TO_READ = 500
AGAIN_EVERY = 500


def write_bundle(user, out, progress):
    """Write the zip into an open binary file. `progress(done, total)` is called often, as of a job."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        with bundle.open("data.json", "w") as data:
            parts = _write_json(user, data, progress)
        files = _write_files(user, bundle)
        bundle.writestr("data.html", _page(user, parts, files))
        bundle.write(STYLE, "data.css")


def _write_json(user, data, progress):
    """Stream everything as JSON, and return what a page of it shows."""
    held, parts = list(held_about(user)), []
    about = {
        "person": user.pk,
        "made_at": timezone.now().isoformat(),
        "service": settings.SERVICE_NAME,
        "trust": settings.TRUST_NAME,
    }
    data.write(f'{{"about": {json.dumps(about)}, "held": ['.encode())
    for number, each in enumerate(held):
        data.write(b"," if number else b"")
        parts.append(_write_held(each, data, partial(progress, number, len(held))))
        progress(number, len(held))
    data.write(b"]}")
    return parts


def _write_held(held, data, alive):
    head = {
        "name": held.name,
        "words": held.words,
        "fields": {column.name: {"words": column.words, "holds": column.holds} for column in held.columns},
    }
    data.write(json.dumps(head, ensure_ascii=False, default=str)[:-1].encode() + b', "rows": [')
    read, count = [], 0
    for count, row in enumerate(held.rows, start=1):
        line = {name: value.data for name, value in row.items()}
        data.write(b",\n" if count > 1 else b"\n")
        data.write(json.dumps(line, ensure_ascii=False, default=str).encode())
        if count <= ROWS_TO_READ:
            read.append(to_read(held.columns, row))
        if count % AGAIN_EVERY == 0:
            alive()
    data.write(b"]}")
    return {"name": held.name, "words": held.words, "rows": read, "count": count}


def to_read(columns, row):
    """Return [(what it is called, what it says)] of what a person reads of one row."""
    shown = (column for column in columns if column.name not in NOT_FOR_READING)
    return [(column.words, row[column.name].words) for column in shown if row.get(column.name, ("", ""))[1]]


def _write_files(user, bundle):
    """Put the person's own files in, and return [(name in the zip, what the person called it)]."""
    written = []
    theirs = files_about([user.pk]).exclude(purpose=MY_DATA).order_by("pk")
    for document in filter(is_served, theirs):
        name = f"files/{document.pk}-{document}"
        try:
            with storages["documents"].open(document.stored_as) as file, bundle.open(name, "w") as copy:
                shutil.copyfileobj(file, copy)
        except FileNotFoundError:
            continue
        written.append((name, str(document)))
    return written


def _page(user, parts, files):
    groups = [
        {
            "words": words,
            "parts": [part for part in parts if part["rows"] and subject_of(part["name"]) == words],
        }
        for words in SUBJECTS
    ]
    context = {
        "person": user,
        "groups": list(filter(lambda group: group["parts"], groups)),
        "files": files,
        "made_at": timezone.now(),
        "rows_to_read": ROWS_TO_READ,
    }
    return render_to_string("privacy/download/data.html", context)
