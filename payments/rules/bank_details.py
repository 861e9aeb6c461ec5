"""What bank details may look like. Sources: Vocalink's modulus checking document and Pay.UK's published formats.

Each `tidy_` function returns the details as they are kept, or None for what cannot be right.
"""

import re

from django.utils.translation import gettext

SORT_CODE = re.compile(r"[0-9]{6}", re.ASCII)
ACCOUNT_NUMBER = re.compile(r"[0-9]{6,8}", re.ASCII)
ROLL_NUMBER = re.compile(r"(?=.*[A-Za-z0-9])[A-Za-z0-9 \-/.]{1,18}", re.ASCII)
BETWEEN = re.compile(r"[\s\-\u2010-\u2015]")  # spaces, hyphens and the dashes phones put in their place


def tidy_sort_code(typed):
    """'08-99 99' is kept as '089999'."""
    figures = BETWEEN.sub("", typed)
    return figures if SORT_CODE.fullmatch(figures) else None


def tidy_account_number(typed):
    """6 to 8 figures, padded on the left to 8."""
    figures = BETWEEN.sub("", typed)
    return figures.zfill(8) if ACCOUNT_NUMBER.fullmatch(figures) else None


def tidy_roll_number(typed):
    """1 to 18 letters, figures, spaces, hyphens, slashes and full stops, with at least one letter or figure."""
    typed = " ".join(typed.split())
    return typed if ROLL_NUMBER.fullmatch(typed) else None


def mask(number):
    """Say a number so that its owner knows it and nobody else learns it: '66374958' is 'Ends in 958'."""
    return gettext("Ends in {number}").format(number=number[-3:])
