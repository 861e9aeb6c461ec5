"""What a booklet says of each advert: in the language of now where somebody translated it, else in English."""

from copy import copy

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext

from coproduction.core.dates import say_date, say_moment, say_time
from coproduction.core.languages import english_tag, in_english, is_english
from involvement.rules import words
from involvement.rules.advert_words import is_stale
from involvement.rules.own_words import parted
from involvement.selectors import advert_words, adverts
from involvement.selectors.requirements import needs_in_words

SAID_AGAIN = ("title", "summary", "what_you_will_do", "who_we_need")
WORDS = ("reference", "title", "organisation", "summary", "what_you_will_do", "who_we_need", "contact_email")
COLUMNS = (*adverts.COLUMNS, "weekdays", "times_of_day")
NEEDS = ("topics", "languages", "training", "checks")


def entries_of(opened, day):
    """Return {advert pk: entry} of adverts on a day, in as many queries for two hundred as for one."""
    if is_english():
        easy = _in_easy_read(opened, day)
        return {pk: {**entry, "easy_read": easy.get(pk)} for pk, entry in _in_own_words(opened, day).items()}
    theirs = advert_words.titles_in_page_language([each.reference for each in opened])
    translated = [each for each in opened if each.reference in theirs]
    with in_english():
        others = _in_own_words([each for each in opened if each.reference not in theirs], day)
    marked = {pk: {**entry, "language": english_tag()} for pk, entry in others.items()}
    return marked | _translated(translated, theirs, day)


def _in_own_words(opened, day):
    said = adverts.all_in_words(opened, on=day)
    return {each["opportunity"].pk: _entry(each) for each in said}


def _in_easy_read(opened, day):
    """Return {advert pk: what its approved easy read says in place of its own words}, where those are its words still."""
    found = advert_words.easy_read_of(opened)
    fresh = [each for each in opened if each.pk in found and not is_stale(found[each.pk], each)]
    rewritten = [advert_words.use_words(copy(each), found[each.pk]) for each in fresh]
    entries = _in_own_words(rewritten, day)
    return {pk: {name: entry[name] for name in (*SAID_AGAIN, "facts")} for pk, entry in entries.items()}


def _translated(opened, theirs, day):
    """Return {advert pk: entry} in approved words, where `english` names the fields that stay in English."""
    prefetch_related_objects(opened, *NEEDS)
    rewritten = [advert_words.use_words(each, theirs[each.reference]) for each in opened]
    for each in rewritten:
        each.needs = needs_in_words(each)  # what is kept is in English
    said = adverts.all_in_words(rewritten, on=day)
    return {each["opportunity"].pk: _marked(each, theirs[each["opportunity"].reference]) for each in said}


def _marked(said, words):
    entry, translated = _entry(said), advert_words.translated(words)
    facts = [[name, _parts(value, said["opportunity"], translated)] for name, value in entry["facts"]]
    english = [name for name in SAID_AGAIN if name not in translated]
    return {**entry, "facts": facts, "english": english}


def _parts(value, advert, translated):
    """Return a fact as text or, where the trust wrote a part of it in English, as [tag, text] of each part."""
    parts = parted(value, advert, translated)
    if not parts.own:
        return value
    marked = (("", parts.before), (english_tag(), parts.own), ("", parts.after))
    return [[tag, text.strip()] for tag, text in marked if text.strip()]


def _entry(said):
    advert = said["opportunity"]
    return {
        **{name: getattr(advert, name) for name in WORDS},
        "needs": list(advert.needs),
        "facts": [[str(name), _lasting(advert, name, value)] for name, value in said["facts"]],
        "short_notice": said["short_notice"],
        "pay_days": said["pay_days"],
        "apply_link": said["apply_link"],
        "sessions": [_session(each) for each in said["sessions"]],
    }


def _lasting(advert, name, value):
    # How many days are left is true on one day only; a booklet is read for weeks.
    if name == words.FACTS["closing_date"]:
        return say_date(advert.closing_date)
    # Lines run into each other where a fact is one line: in plain text, in Braille and in the ear.
    return words.say_looks_for(advert.looks_for) if name == words.FACTS["looks_for"] else str(value)


def _session(session):
    venue = session["activity__venue__name"]
    when = gettext("{starts_at} to {ends_at}").format(
        starts_at=say_moment(session["activity__starts_at"]), ends_at=say_time(session["activity__ends_at"])
    )
    return f"{when}, {venue}" if venue else when
