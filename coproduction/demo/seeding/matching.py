"""What matching reads: what people can do, when and where, and what adverts ask for."""

from dataclasses import dataclass
from datetime import timedelta

from coproduction.reference.enums import TopicKind
from coproduction.reference.models import (
    CheckKind,
    Language,
    Postcode,
    PostcodeTable,
    Topic,
    TrainingKind,
    Venue,
)
from experts.enums import CheckState, TimeOfDay, Weekday
from experts.models import Availability, Check, ExpertLanguage, ExpertTopic, Qualification
from involvement.models import Opportunity

TOPICS = {
    TopicKind.INTEREST: ("Crisis care", "Carers", "Digital services", "Inpatient wards", "Research", "Housing"),
    TopicKind.SKILL: ("Chairing meetings", "Interviewing", "Proof reading", "Public speaking", "Teaching"),
    TopicKind.LIVED_EXPERIENCE: (
        "Anxiety or depression", "Caring for an adult", "Eating difficulties", "Psychosis", "Staying in hospital",
    ),
}  # fmt: skip
LANGUAGES = ("English", "Arabic", "Bengali", "British Sign Language", "Polish", "Punjabi", "Somali", "Urdu")
TRAINING = ("Values Based Recruitment", "Co-production for experts", "Safeguarding awareness")
CHECKS = ("DBS check, basic", "DBS check, enhanced")
MILES = (None, None, 5, 10, 20, 40)
SLOTS = [(day.value, part.value) for day in Weekday for part in TimeOfDay]
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
WEST, EAST, SOUTH, NORTH = (
    580_000,
    660_000,
    230_000,
    340_000,
)  # metres of the National Grid: Norfolk and Suffolk
HOW_MANY_CODES = 2000


@dataclass(frozen=True)
class Lists:
    """What people and adverts choose from, by id."""

    topics: list[int]
    languages: list[int]
    training: list[int]
    checks: list[int]
    codes: list[str]


def lay_lists(plan):
    """Make the lists and a table of postcodes where they are missing, put the venues on the map, and return the Lists."""
    topics = [_named(Topic, name, kind=kind) for kind, names in TOPICS.items() for name in names]
    codes = _codes(plan.random("postcodes"))
    for number, venue in enumerate(Venue.objects.filter(postcode="").order_by("pk")):
        venue.postcode = codes[number % len(codes)]
        venue.save(update_fields=["postcode", "updated_at"])
    return Lists(
        topics,
        [_named(Language, name) for name in LANGUAGES],
        [_named(TrainingKind, name) for name in TRAINING],
        [_named(CheckKind, name) for name in CHECKS],
        codes,
    )


def _named(model, name, **more):
    return model.objects.get_or_create(name=name, **more)[0].pk


def _codes(chance):
    known = Postcode.objects.in_use().order_by("code").values_list("code", flat=True)[:HOW_MANY_CODES]
    if known:
        return list(known)
    codes = sorted({_code(chance) for _ in range(HOW_MANY_CODES)})
    table = PostcodeTable.objects.create(name="made-up.csv", digest="made up", in_use=True, rows=len(codes))
    Postcode.objects.bulk_create(
        [
            Postcode(
                table=table,
                code=code,
                east=chance.randrange(WEST, EAST),
                north=chance.randrange(SOUTH, NORTH),
            )
            for code in codes
        ]
    )
    return codes


def _code(chance):
    area = chance.choice(("NR", "IP"))
    end = f"{chance.choice(LETTERS)}{chance.choice(LETTERS)}"
    return f"{area}{chance.randrange(1, 30)} {chance.randrange(10)}{end}"


def where_and_when(lists, plan, chance):
    """Return what a person says of themselves in their own row."""
    return {
        "in_person": chance.random() < 0.85,
        "postcode": chance.choice(lists.codes) if chance.random() < 0.9 else "",
        "travel_miles": chance.choice(MILES),
        "date_of_birth": plan.day(-chance.randrange(17 * 365, 80 * 365)),
    }


def add_choices(lists, plan, writer, chance, person, coordinator):
    """Add what a person chose from the lists, when they are free, and what they have done and been checked for."""
    for topic in chance.sample(lists.topics, chance.randint(0, 6)):
        writer.add(ExpertTopic, expert_id=person, topic_id=topic)
    spoken = {lists.languages[0]} | ({chance.choice(lists.languages)} if chance.random() < 0.2 else set())
    for language in sorted(spoken):
        writer.add(ExpertLanguage, expert_id=person, language_id=language)
    for weekday, part in chance.sample(SLOTS, chance.choice((0, 3, 5, 8))):
        writer.add(Availability, expert_id=person, weekday=weekday, time_of_day=part)
    _add_standing(lists, plan, writer, chance, {"expert_id": person, "recorded_by_id": coordinator})


def _add_standing(lists, plan, writer, chance, whose):
    for kind in lists.training:
        if chance.random() < 0.3:
            gained = plan.day(-chance.randrange(30, 1000))
            ends = gained + timedelta(days=730)
            writer.add(Qualification, kind_id=kind, gained_on=gained, expires_on=ends, **whose)
    for kind in lists.checks:
        if chance.random() < 0.4:
            decided = plan.day(-chance.randrange(30, 1400))
            ends = decided + timedelta(days=1095)
            clear = {"state": CheckState.CLEAR, "decided_on": decided, "expires_on": ends}
            writer.add(Check, kind_id=kind, **clear, **whose)


def add_requirements(lists, writer, chance, advert):
    """Add what an advert asks for: some topics, and now and then a language, training or a check."""
    for topic in chance.sample(lists.topics, chance.choice((0, 1, 2, 3, 4))):
        writer.add(Opportunity.topics.through, opportunity_id=advert, topic_id=topic)
    rare = (
        (Opportunity.languages.through, "language_id", lists.languages[1:], 0.1),
        (Opportunity.training.through, "trainingkind_id", lists.training, 0.25),
        (Opportunity.checks.through, "checkkind_id", lists.checks, 0.15),
    )
    for model, column, choices, often in rare:
        if chance.random() < often:
            writer.add(model, opportunity_id=advert, **{column: chance.choice(choices)})
