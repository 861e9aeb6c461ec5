"""Braille-ready files: contracted Braille as ASCII Braille, laid out for an embosser of 40 cells by 25.

English is Unified English Braille, Welsh has a code of its own. `lou_translate` of Debian's liblouis-bin writes the
Braille; the lines and pages are ours (see `braille_pages`).
"""

import shutil
import subprocess
from collections import defaultdict
from functools import cache

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.exceptions import RuleBroken
from coproduction.core.formats import braille_pages
from coproduction.core.formats.characters import clean, in_letters, in_words
from coproduction.core.formats.flow import groups_of
from coproduction.core.languages import short_tag

ENGINE = "lou_translate"
ENGLISH = "en"
TABLES = {ENGLISH: "en-ueb-g2.ctb", "cy": "cy-cy-g2.ctb"}
# What a table has besides ASCII, where that is not every Latin letter.
LETTERS = {
    "cy": frozenset("âêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿÂÊÎÔÛŴŶÁÉÍÓÚẂÝÀÈÌÒÙẀỲÄËÏÖÜẄŸ£€–—‘’“”°§©®™×÷½¼¾"),
}
LONGEST = (
    400  # characters to a line of its input: it cuts a line of more than some 2,000 bytes wherever that falls
)
PATIENCE = 120  # seconds: a booklet of 200 adverts takes about two
CANNOT_BRAILLE = _(
    "This computer cannot make Braille files yet. Ask your administrator to run 'manage.py check'."
)
CANONICAL = str.maketrans("`{|}~", "@[\\]^")


class CannotBraille(RuleBroken):
    """Braille files cannot be made here: lou_translate is missing, or did not do what it is for."""


def braille_ready(language=ENGLISH):
    """Return whether what makes Braille files is here, with the code of a language, by its tag."""
    engine, table = shutil.which(ENGINE), TABLES.get(short_tag(language))
    return bool(engine and table) and (short_tag(language) == ENGLISH or _has(engine, table))


@cache
def _has(engine, table):
    try:
        return bool(_answers(["a"], table)[0])
    except CannotBraille:
        return False


def as_braille(documents, title):
    """Return Documents as the bytes of a .brf file: a title page, contents, then each part from a new page.

    One run of the translator does all that is in one language. Where it has no code for one, it writes that as
    English. Raises CannotBraille.
    """
    if not braille_ready():
        raise CannotBraille(CANNOT_BRAILLE)
    parts = [_part(document) for document in documents]
    language = documents[0].language
    words = [
        (gettext("Contents"), language),
        (title, language),
        *(each for part in parts for each in _texts(part)),
    ]
    braille = iter(_translated(words))
    contents, cover = next(braille), next(braille)
    in_braille = [_with_texts(part, braille) for part in parts]
    if clean(documents[0].title) == clean(title):
        in_braille[0] = ("", in_braille[0][1])
    return braille_pages.laid_out(cover, contents, in_braille).encode("ascii", "replace")


def _part(document):
    return document.title, document.language, groups_of(document)


def _texts(part):
    heading, language, groups = part
    return [
        (heading, language),
        *((piece.text, piece.language or language) for group in groups for piece in group),
    ]


def _with_texts(part, braille):
    _, _, groups = part
    return next(braille), [[(piece.style, next(braille)) for piece in group] for group in groups]


def _translated(texts):
    """Return each (text, language) as ASCII Braille in the same order. One process for each language, whatever the number."""
    codes = {tag: short_tag(tag) if braille_ready(tag) else ENGLISH for _, tag in texts}
    lines, counts = defaultdict(list), []
    for text, tag in texts:
        language = codes[tag]
        pieces = _pieces(" ".join(_in_letters(in_words(clean(text)), language).split()))
        lines[language] += pieces
        counts.append((language, len(pieces)))
    answers = {language: iter(_answers(wanted, TABLES[language])) for language, wanted in lines.items()}
    return [" ".join(next(answers[language]).strip() for _ in range(count)) for language, count in counts]


def _in_letters(text, language):
    return in_letters(text, LETTERS[language]) if language in LETTERS else text


def _pieces(text):
    """Cut a text at spaces, and inside a word only where that alone is too long for the translator."""
    pieces = [""]
    for word in text.split(" "):
        for part in [word[at : at + LONGEST] for at in range(0, len(word), LONGEST)]:
            joined = f"{pieces[-1]} {part}".strip()
            if len(joined) <= LONGEST:
                pieces[-1] = joined
            else:
                pieces.append(part)
    return pieces


def _answers(lines, table):
    try:
        done = subprocess.run(
            [ENGINE, "--forward", table],
            input="".join(f"{line}\n" for line in lines).encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as problem:
        raise CannotBraille(CANNOT_BRAILLE) from problem
    answers = done.stdout.decode("ascii", "replace").split("\n")
    if len(answers) != len(lines) + 1:
        raise CannotBraille(CANNOT_BRAILLE)
    return [answer.upper().translate(CANONICAL) for answer in answers]
