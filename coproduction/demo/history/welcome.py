"""The network's own chapter: what people told us, checks and training that run out, and training to look at."""

from coproduction.core.dates import today
from coproduction.reference.enums import TopicKind
from coproduction.reference.models import CheckKind, Language, Topic, TrainingKind
from experts.enums import CheckState, TimeOfDay, Weekday
from experts.models import Expert
from experts.services import checks, training
from experts.services.details import say_about

MORE = {
    "expert": {
        "interest": ["Crisis care", "Inpatient wards"],
        "skill": ["Interviewing", "Public speaking"],
        "lived_experience": ["Anxiety or depression"],
        "languages": ["English"],
        "times": [(Weekday.MONDAY, TimeOfDay.MORNING), (Weekday.WEDNESDAY, TimeOfDay.AFTERNOON)],
        "facts": {
            "postcode": "NR1 3QG",
            "travel_miles": 15,
            "about": "I sing in a choir and like a full diary.",
        },
    },
    "expert2": {
        "interest": ["Carers", "Digital services"],
        "skill": ["Proof reading"],
        "lived_experience": ["Caring for an adult"],
        "languages": ["English", "Polish"],
        "times": [(day, TimeOfDay.EVENING) for day in Weekday],
        "facts": {"postcode": "NR2 4SX", "travel_miles": 5},
    },
    "bola-adeyemi": {
        "interest": ["Research", "Crisis care"],
        "skill": ["Chairing meetings"],
        "lived_experience": ["Psychosis"],
        "languages": ["English"],
        "times": [(Weekday.TUESDAY, TimeOfDay.MORNING), (Weekday.THURSDAY, TimeOfDay.MORNING)],
        "facts": {"travel_miles": 30},
    },
}
DBS, VBR, SAFEGUARDING = "DBS check, enhanced", "Values Based Recruitment", "Safeguarding awareness"


def plan_welcome(cast, timeline):
    for key, more in MORE.items():
        timeline.on(-300, _tell_more, cast, key, more)
    timeline.on(-290, _check, cast, "expert", DBS)
    timeline.on(-280, _check, cast, "expert2", DBS)
    timeline.on(-95, _check, cast, "fatima-noor", DBS)
    timeline.on(-200, _check, cast, "catrin-rees", "Two references")
    timeline.on(-14, _ask, cast, "dilip-shah", DBS)
    timeline.on(-340, _train, cast, "expert", SAFEGUARDING)
    timeline.on(-300, _train, cast, "expert", VBR)
    timeline.on(-5, _tell_training, cast, "expert2", VBR)


def _tell_more(cast, key, more):
    topics = {kind: Topic.objects.filter(kind=kind, name__in=more[kind]) for kind in TopicKind}
    languages = Language.objects.filter(name__in=more["languages"])
    user = cast[key]
    say_about(user=user, by=user, topics=topics, languages=languages, times=more["times"], **more["facts"])


def _ask(cast, key, kind):
    return checks.ask_for_check(
        expert=_expert(cast, key), kind=CheckKind.objects.get(name=kind), by=cast["coordinator"]
    )


def _check(cast, key, kind):
    asked = _ask(cast, key, kind)
    checks.record_check(check=asked, state=CheckState.CLEAR, decided_on=today(), by=cast["coordinator"])


def _train(cast, key, kind):
    found = TrainingKind.objects.get(name=kind)
    training.record_training(expert=_expert(cast, key), kind=found, gained_on=today(), by=cast["coordinator"])


def _tell_training(cast, key, kind):
    training.tell_training(
        expert=_expert(cast, key),
        kind=TrainingKind.objects.get(name=kind),
        gained_on=today(),
        elsewhere="Anytown College",
        by=cast[key],
    )


def _expert(cast, key):
    return Expert.objects.get(pk=cast[key].pk)
