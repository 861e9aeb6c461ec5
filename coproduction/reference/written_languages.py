"""How a language of the trust's list is written: its code, its own name, and which way it runs.

Most come with Django; what people in England read and Django does not have is added here. A sign language has no
written form, and is not found.
"""

from typing import NamedTuple

from django.conf.locale import LANG_INFO


class Written(NamedTuple):
    """`code` is the BCP 47 tag for a page's `lang`, `own_name` what readers call it, `direction` for `dir`."""

    code: str
    own_name: str
    direction: str


MORE = {
    "Amharic": Written("am", "አማርኛ", "ltr"),
    "Cantonese": Written("zh-Hant", "繁體中文", "ltr"),
    "Chinese": Written("zh-Hans", "简体中文", "ltr"),
    "Dari": Written("prs", "دری", "rtl"),
    "Farsi": Written("fa", "فارسی", "rtl"),
    "Gujarati": Written("gu", "ગુજરાતી", "ltr"),
    "Kurdish": Written("ku", "Kurdî", "ltr"),
    "Lingala": Written("ln", "Lingála", "ltr"),
    "Mandarin": Written("zh-Hans", "简体中文", "ltr"),
    "Pashto": Written("ps", "پښتو", "rtl"),
    "Panjabi": Written("pa", "ਪੰਜਾਬੀ", "ltr"),
    "Punjabi": Written("pa", "ਪੰਜਾਬੀ", "ltr"),
    "Romany": Written("rom", "Romani čhib", "ltr"),  # English: no, its own name
    "Shona": Written("sn", "chiShona", "ltr"),
    "Sinhala": Written("si", "සිංහල", "ltr"),
    "Somali": Written("so", "Soomaali", "ltr"),
    "Sorani": Written("ckb", "کوردیی ناوەندی", "rtl"),
    "Sylheti": Written("syl", "ꠍꠤꠟꠐꠤ", "ltr"),
    "Tagalog": Written("tl", "Tagalog", "ltr"),
    "Tigrinya": Written("ti", "ትግርኛ", "ltr"),
    "Twi": Written("tw", "Twi", "ltr"),
    "Yoruba": Written("yo", "Yorùbá", "ltr"),
}
OF_DJANGO = {
    facts["name"].casefold(): Written(
        facts["code"],
        facts["name_local"][:1].upper() + facts["name_local"][1:],
        "rtl" if facts["bidi"] else "ltr",
    )
    for facts in LANG_INFO.values()
    if "name" in facts
}
KNOWN = OF_DJANGO | {name.casefold(): written for name, written in MORE.items()}


def written(language):
    """Return how a Language is written, or None where we do not know, and for the English our pages are in."""
    found = KNOWN.get(language.name.strip().casefold())
    return None if found and found.code.startswith("en") else found
