"""The ground the demonstration stands on: lists, venues, the payment policy and budgets."""

import tomllib
from decimal import Decimal
from pathlib import Path

from django.core.files.base import ContentFile

from coproduction.demo.history.pictures import a_way_in
from coproduction.policy import services as policy
from coproduction.policy.services.loading import load_policies
from coproduction.reference import access_facts
from coproduction.reference.enums import TopicKind
from coproduction.reference.models import (
    CheckKind,
    Directorate,
    Language,
    Locality,
    Topic,
    TrainingKind,
    Venue,
)
from coproduction.reference.services import add_entry
from involvement.services import venues
from quality_mark.services.criteria import load_criteria

DATA = Path(__file__).resolve().parent.parent / "data"


def read(name):
    """Return one of the demonstration's data files as a dict."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def lay_ground(administrator):
    ground = read("ground.toml")
    _write_lists(ground, administrator)
    for venue in ground["venue"]:
        _add_venue(dict(venue), administrator)
    load_policies()
    load_criteria()
    for budget in ground["budget"]:
        _open(budget, administrator)


def _add_venue(given, administrator):
    alt, facts = given.pop("photo", ""), given.pop("facts", {})
    given["locality"] = Locality.objects.get(name=given["locality"])
    given["facts"] = access_facts.tidy(
        {fact: {"answer": answer, "words": words} for fact, (answer, words) in facts.items()}
    )
    venue = add_entry(Venue, by=administrator, **given)
    if alt:
        picture = ContentFile(a_way_in(), name="way-in.png")
        document = venues.keep_photo(picture, by=administrator)
        venues.add_photo(venue=venue, document=document, alt=alt, by=administrator)


def _write_lists(ground, administrator):
    for model, words in ((Directorate, "directorates"), (Locality, "localities"), (Language, "languages")):
        for name in ground[words]:
            add_entry(model, name=name, by=administrator)
    for lasting, words in ((CheckKind, "checks"), (TrainingKind, "training")):
        for name, months in ground[words]:
            add_entry(lasting, name=name, months=months, by=administrator)
    for kind in TopicKind:
        for name in ground["topics"][kind]:
            add_entry(Topic, name=name, kind=kind, by=administrator)


def _open(budget, administrator):
    directorate = Directorate.objects.get(name=budget["directorate"])
    amount = Decimal(budget["amount"])
    policy.open_budget(by=administrator, **{**budget, "directorate": directorate, "amount": amount})
