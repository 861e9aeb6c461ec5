"""Adverts in easy read and in other languages: the host puts them in, and a coordinator approves them."""

from coproduction.demo.history.ground import read
from coproduction.reference.models import Language
from involvement.rules.advert_words import FIELDS
from involvement.services import advert_words as services


def plan_advert_words(cast, adverts, timeline):
    for facts in read("advert_words.toml")["words"]:
        advert = adverts[facts["advert"]]
        timeline.on(facts["written"], _write, cast, advert, facts, hour=14)
        if "approved" in facts:
            timeline.on(facts["approved"], _approve, cast, advert, facts, hour=14)


def _language(facts):
    return Language.objects.get(name=facts["language"]) if "language" in facts else None


def _write(cast, advert, facts):
    values = {name: facts[name].strip() for name in FIELDS if name in facts}
    services.save_words(
        opportunity=advert.row, language=_language(facts), values=values, version="", by=cast["host"]
    )


def _approve(cast, advert, facts):
    words = advert.row.other_words.get(language=_language(facts))
    services.approve_words(words=words, version=services.version_of(words), by=cast["coordinator"])
