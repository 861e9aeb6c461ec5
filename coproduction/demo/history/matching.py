"""The chapter of matching: where postcodes are, what adverts ask for, and Monday's message about what is new."""

from coproduction.demo.history.ground import DATA
from coproduction.reference.models import CheckKind, Topic, TrainingKind
from coproduction.reference.services import postcodes
from experts.enums import TimeOfDay, Weekday
from involvement.enums import OpportunityKind, Section
from involvement.rules.sections import fingerprint
from involvement.services import matching, opportunities, weekly

VBR, DBS = "Values Based Recruitment", "DBS check, enhanced"
SUITS = {
    "digital": {"topics": ["Digital services", "Young people's services"]},
    "sleep": {"topics": ["Research", "Psychosis"]},
    "art": {"topics": ["Inpatient wards"], "weekdays": [Weekday.WEDNESDAY], "times": [TimeOfDay.AFTERNOON]},
    "audit": {"topics": ["Crisis care", "Inpatient wards", "Staying in hospital"], "checks": [DBS]},
}


def plan_matching(cast, adverts, timeline):
    timeline.on(-395, _bring_in_postcodes, cast)
    timeline.on(-394, _usual_needs, cast)
    for key, suits in SUITS.items():
        timeline.on(adverts[key].facts["written"], _say_whom_it_suits, cast, adverts[key], suits, hour=11)
    timeline.on(-(timeline.today.weekday() or 7), weekly.tell_of_new_adverts, hour=7)


def _bring_in_postcodes(cast):
    with (DATA / "postcodes.csv").open("rb") as file:
        postcodes.load(file=file, name="postcodes.csv", by=cast["administrator"])


def _usual_needs(cast):
    training = TrainingKind.objects.filter(name=VBR)
    kind = OpportunityKind.INTERVIEW_PANEL
    matching.keep_kind_needs(kind=kind, training=training, checks=[], by=cast["coordinator"])
    checks = CheckKind.objects.filter(name=DBS)
    kind = OpportunityKind.WARD_VISIT
    matching.keep_kind_needs(kind=kind, training=[], checks=checks, by=cast["coordinator"])


def _say_whom_it_suits(cast, advert, suits):
    row = advert.row
    values = {
        "topics": list(Topic.objects.filter(name__in=suits["topics"])),
        "languages": [],
        "weekdays": suits.get("weekdays", []),
        "times_of_day": suits.get("times", []),
        "training": list(TrainingKind.objects.filter(name__in=suits.get("training", []))),
        "checks": list(CheckKind.objects.filter(name__in=suits.get("checks", []))),
    }
    version = fingerprint(row, Section.SUITS)
    opportunities.save_section(
        opportunity=row, section=Section.SUITS, values=values, version=version, by=cast["host"]
    )
