"""People who sit on interview panels: those whom a recruitment system's file of panels names by their addresses."""

from coproduction.core.dates import months_after
from coproduction.demo.history.people import join, make_active, sign, welcome
from coproduction.reference.models import TrainingKind
from experts.models import Expert
from experts.services.training import record_training
from involvement.selectors.panels import VALUES_BASED_RECRUITMENT

DOMAIN = "example.org"
JOINED, TRAINED = -396, -392
# expert1 to expert12, in this order. The last one trained before they joined, and it has run out.
NAMES = (
    "Amina Yusuf", "Brian Tolley", "Chidi Eze", "Dorothy Lamb", "Ewan Fraser", "Farah Aziz",
    "Grace Obi", "Huw Parry", "Irena Nowak", "Jamal Carter", "Kirsty Bell", "Leonard Moss",
)  # fmt: skip
PLACES = (
    "Norwich",
    "Ipswich",
    "Bury St Edmunds",
    "West Norfolk",
    "North Norfolk",
    "Great Yarmouth and Waveney",
)


def plan_interviewers(cast, timeline):
    for number, name in enumerate(NAMES, start=1):
        key, place = f"expert-{number}", PLACES[number % len(PLACES)]
        who = {"name": name, "email": f"expert{number}@{DOMAIN}"}
        timeline.on(JOINED, join, cast, key, ["is_service_user"], place, **who)
        timeline.on(JOINED + 1, welcome, cast, key)
        timeline.on(JOINED + 2, sign, cast, key, hour=9)
        timeline.on(JOINED + 2, make_active, cast, key)
        lapsed = number == len(NAMES)
        timeline.on(TRAINED, _train, cast, key, timeline.day(TRAINED), lapsed)


def _train(cast, key, day, lapsed):
    kind = TrainingKind.objects.get(name=VALUES_BASED_RECRUITMENT)
    gained = months_after(day, -kind.months) if lapsed and kind.months else day
    record_training(
        expert=Expert.objects.get(pk=cast[key].pk), kind=kind, gained_on=gained, by=cast["coordinator"]
    )
