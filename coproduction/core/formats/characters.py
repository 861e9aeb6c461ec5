"""Which characters go into a file, and what is said for those that Braille and the voice do not have."""

import re
import unicodedata

UNPRINTABLE = {"Cc", "Cs", "Co", "Cn"}
INVISIBLE = re.compile(
    "[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)  # also what turns the text after it round
SAME = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2022": ""}
)
SAID = frozenset("£€–—‘’“”…½¼¾×÷°§©®™²³´`\n")
LATIN = re.compile("LATIN (?P<case>SMALL|CAPITAL) LETTER (?P<letter>[A-Z])\\b")
UNSAID = re.compile("[\u200c\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")  # joins and varies emoji, has no words


def clean(text):
    """Return the text without what XML and other readers refuse: control characters, halves of characters."""
    text = INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(each for each in text if each == "\n" or unicodedata.category(each) not in UNPRINTABLE)


def in_words(text):
    """Return the text with each emoji named, and each run of another alphabet told as 'words in Arabic letters'."""
    text = UNSAID.sub("", unicodedata.normalize("NFC", text.translate(SAME)))
    pieces = re.findall(r"\s+|\S+", text)
    told, before = [], ""
    for piece in pieces:
        said = _said(piece)
        if piece.strip() and said == before and said.startswith("(words in"):
            said = ""
        before = said if piece.strip() and said else before
        told.append(said)
    return re.sub(r"[ ]{2,}", " ", "".join(told)).strip()


def in_letters(text, letters):
    """Return the text with each Latin letter outside ASCII that is not one of `letters` as the one it is made of: 'l' for 'ł'."""
    kept = unicodedata.normalize("NFC", text)
    return "".join(each if each.isascii() or each in letters else _plain(each) for each in kept)


def _plain(character):
    made_of = LATIN.match(unicodedata.name(character, ""))
    if not made_of:
        return unicodedata.normalize("NFKC", character)
    return made_of["letter"] if made_of["case"] == "CAPITAL" else made_of["letter"].lower()


def _said(piece):
    """Return one word as it is when we have all its letters, or else in words."""
    if all(_is_known(each) for each in piece):
        return piece
    script = next((_script(each) for each in piece if each.isalpha() and not _is_known(each)), "")
    if script:
        return f"(words in {script} letters)"  # English: the names of scripts are
    return "".join(each if _is_known(each) else _named(each) for each in piece).strip()


def _is_known(character):
    return character.isascii() or character in SAID or unicodedata.name(character, "").startswith("LATIN ")


def _script(character):
    script = unicodedata.name(character, "other").split()[0].split("-")[0].capitalize()
    return {"Cjk": "Chinese"}.get(script, script)  # English: as Unicode names the others


def _named(character):
    if unicodedata.combining(character):
        return ""
    name = unicodedata.name(character, "").lower()
    return f" ({name}) " if name else ""
