"""All we hold about a person in plain words, for a letter to somebody who cannot sign in and download it.

A coordinator prints our letters, so equality answers, which nobody here may read beside a name, are left out.
"""

from itertools import groupby

from django.utils.translation import gettext

from coproduction.core.personal_data.reading import held_about
from coproduction.documents.selectors import files_about
from coproduction.privacy.bundle import MY_DATA, to_read
from coproduction.privacy.words import SUBJECTS, subject_of

THEIRS_ALONE = ("equality",)
ON_PAPER = "privacy_on_paper"  # the kind of the letter: one does not hold the one before it
ON_PAPER_JOB = "privacy.on_paper"
ALIVE_EVERY = 500


def held_in_words(user, progress):
    """Return all we hold as paragraphs and lists. `progress()` is called often, as of a job."""
    held = [each for each in held_about(user) if each.name not in THEIRS_ALONE]
    held.sort(key=lambda each: SUBJECTS.index(subject_of(each.name)))
    said = []
    for subject, parts in groupby(held, key=lambda each: subject_of(each.name)):
        rows = [words for part in parts for words in _part(part, progress)]
        said += [str(subject).upper(), *rows] if rows else []
    return "\n\n".join(said)


def files_in_words(user):
    """Return a sentence and the names of the files we keep for a person, or ''."""
    names = [f"- {each}" for each in files_about([user.pk]).exclude(purpose=MY_DATA).order_by("pk")]
    return (
        "\n".join([gettext("We also keep these files. Ask us if you want them on paper:"), *names])
        if names
        else ""
    )


def _part(part, progress):
    told = []
    for count, row in enumerate(part.rows, start=1):
        if count % ALIVE_EVERY == 0:
            progress()
        if row.get("kind") and row["kind"].data == ON_PAPER:
            continue
        lines = [f"- {words}: {' '.join(value.split())}" for words, value in to_read(part.columns, row)]
        told.append("\n".join([f"{part.words}, {len(told) + 1}", *lines]))
    progress()
    return told
