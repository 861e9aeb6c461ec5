"""A text as it is said: what a voice would read as a row of signs becomes words that a listener can follow."""

import re
from collections.abc import Callable
from datetime import date

from coproduction.core.formats.characters import clean, in_words
from coproduction.core.languages import short_tag

MONTHS = [date(2026, month, 1).strftime("%B") for month in range(1, 13)]
ENGLISH, WELSH = "en", "cy"
SIGNS = {
    ENGLISH: {
        ".": "dot",
        "/": "slash",
        "-": "dash",
        "_": "underscore",
        "@": "at",
        "?": "question mark",  # English: read by our English voice
        "=": "equals",
    },
    WELSH: {
        ".": "dot",
        "/": "blaenslaes",
        "-": "llinell",
        "_": "tanlinell",
        "@": "at",
        "?": "marc cwestiwn",  # English: no, Welsh for our Welsh voice
        "=": "hafal",
    },
}
MAIL = re.compile(r"(?:mailto:)?\b([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
WEB = re.compile(r"\b(?:https?://|www\.)[^\s<>()\"”]*[^\s<>()\"”.,;:!?]")
MONEY = re.compile(r"£\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d\d)(?!\d))?")
DAY = re.compile(rf"\b(\d{{1,2}}) (?=(?:{'|'.join(MONTHS)})\b)")
DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
TIME = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\b\.?", re.IGNORECASE)
CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
RANGE = re.compile(r"(?<=\d)\s?[–]\s?(?=[£\d])")
TELEPHONE = re.compile(r"(?<![\w.])(?:\+44\s?|0)\d(?:[\s-]?\d){8,9}\b")
REFERENCE = re.compile(r"\b([A-Z]{2,4})-(\d{3,})\b")
POSTCODE = re.compile(r"\b([A-Z]{1,2})(\d[A-Z\d]?) (\d)([A-Z]{2})\b")


def as_said(text, language=ENGLISH):
    """Return one text with money, dates, times, telephone numbers and addresses in words.

    `language` is the tag of the one it is in. What we have no words for is left to the voice.
    """
    said = in_words(clean(text))
    for pattern, words in SAYINGS.get(short_tag(language), IN_ANY_LANGUAGE):
        said = pattern.sub(words, said)
    return " ".join(said.split())


def _address(match, language=ENGLISH):
    address = match.group(0).removeprefix("mailto:")
    address = re.sub(r"^https?://", "", address).rstrip("/")
    parts = re.split(r"([./@?=_-])", address)
    return " ".join(SIGNS[language].get(part, part) for part in parts if part)


def _welsh_address(match):
    return _address(match, WELSH)


def _welsh_money(match):
    pounds, pence = int(match.group(1).replace(",", "")), int(match.group(2) or 0)
    said = f"{pounds} punt" if pounds or not pence else ""  # English: no, Welsh for our Welsh voice
    coins = f"{pence} ceiniog" if pence else ""  # English: no, Welsh
    return " a ".join(part for part in (said, coins) if part)


def _money(match):
    pounds, pence = int(match.group(1).replace(",", "")), int(match.group(2) or 0)
    said = f"{pounds} {'pound' if pounds == 1 else 'pounds'}" if pounds or not pence else ""
    coins = f"{pence} {'penny' if pence == 1 else 'pence'}" if pence else ""
    return " and ".join(part for part in (said, coins) if part)


def _day(match):
    return f"{_ordinal(int(match.group(1)))} "


def _date(match):
    day, month, year = (int(part) for part in match.groups())
    try:
        date(year, month, day)  # is there such a day?
    except ValueError:
        return match.group(0)
    return f"{_ordinal(day)} {MONTHS[month - 1]} {year}"


def _ordinal(day):
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _time(match):
    hour, minutes, half = match.groups()
    return f"{_hour(hour, minutes)} {half.lower()}m"


def _clock(match):
    hour, minutes = int(match.group(1)), match.group(2)
    return f"{_hour(hour % 12 or 12, minutes)} {'pm' if hour >= 12 else 'am'}"


def _hour(hour, minutes):
    if not minutes or minutes == "00":
        return str(int(hour))
    hour_oh = f"{int(hour)} oh {int(minutes)}"  # English: our voice reads English
    return hour_oh if minutes.startswith("0") else f"{int(hour)} {minutes}"


def _telephone(match):
    groups = re.split(r"[\s-]+", match.group(0).replace("+", "plus "))
    return ", ".join(" ".join(group) if group.isdigit() else group for group in groups)


def _reference(match):
    return f"{' '.join(match.group(1))}, {' '.join(match.group(2))}"


def _postcode(match):
    area, district, sector, unit = match.groups()
    return f"{' '.join(area + district)}, {' '.join(sector + unit)}"


Sayings = list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]]
IN_ANY_LANGUAGE: Sayings = [(TELEPHONE, _telephone), (REFERENCE, _reference), (POSTCODE, _postcode)]
SAYINGS: dict[str, Sayings] = {
    ENGLISH: [
        (WEB, _address),
        (MAIL, _address),
        (DATE, _date),
        (RANGE, " to "),
        (MONEY, _money),
        (DAY, _day),
        (TIME, _time),
        (CLOCK, _clock),
        *IN_ANY_LANGUAGE,
    ],
    WELSH: [
        (WEB, _welsh_address),
        (MAIL, _welsh_address),
        (RANGE, " i "),
        (MONEY, _welsh_money),
        *IN_ANY_LANGUAGE,
    ],
}
