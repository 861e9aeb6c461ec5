"""What a coordinator typed into the directory's one box: an address, a number, a postcode or words of a name."""

import re

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\+?[0-9 ()\-]+")
OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
INWARD = re.compile(r"[0-9][A-Z]{0,2}")
FEWEST_DIGITS = 3
MOST_TYPED = 100


def tidy(typed):
    """Return what was typed without hidden characters and outer spaces, no longer than we look for."""
    return "".join(each for each in typed if each.isprintable()).strip()[:MOST_TYPED]


def digits_of(typed):
    """Return the digits of a telephone number as we keep it ('447700900982'), or '' where no number was typed."""
    digits = re.sub(r"[^0-9]", "", typed)
    if not NUMBER.fullmatch(typed) or len(digits) < FEWEST_DIGITS:
        return ""
    return f"44{digits[1:]}" if digits.startswith("0") else digits


def is_from_the_start(typed):
    """Whether the digits typed are the first ones of a number, and not some from its middle or its end."""
    return typed.lstrip("( ").startswith(("0", "+", "44"))


def postcode_of(typed):
    """Return the beginning of a postcode as we keep it ('NR1 ', 'NR1 1A', 'NR1 1AA'), or '' where none was typed."""
    parts = typed.upper().split()
    if len(parts) == 1 and len(parts[0]) > 4:
        parts = [parts[0][:-3], parts[0][-3:]]
    outward, inward = (*parts, "", "")[:2]
    if len(parts) > 2 or not OUTWARD.fullmatch(outward) or (inward and not INWARD.fullmatch(inward)):
        return ""
    return f"{outward} {inward}"


def words_of(typed):
    """Return the words typed, in lower case: each is looked for at the beginning of a word."""
    return [word.lower() for word in WORD.findall(typed)]
