"""The chapter of choosing: what adverts look for and ask, and what one host said of a person on the shortlist."""

from involvement.models import Interest
from involvement.models.choosing import Mark
from involvement.services import marking, questions

LOOKS_FOR = {
    "crisis": ["Has called the crisis line, or helped someone who did", "Brings something the others do not"],
    "sleep": ["Takes medication that changes sleep", "Can come to both meetings"],
}
# Each with help for the answer, and whether it must be answered.
ASKS = {
    "crisis": [("What would have helped you most in the first minute?", "A sentence is enough.", False)],
    "training": [("What should every new member of staff know about carers?", "", True)],
}
SAID_OF = {
    "crisis": ("expert2", (Mark.MET, Mark.PARTLY), "Called twice last year, and knows what a long wait is.")
}


def plan_choosing(cast, adverts, timeline):
    for key in (*LOOKS_FOR, *(key for key in ASKS if key not in LOOKS_FOR)):
        timeline.on(adverts[key].facts["written"], _say_how, cast, adverts[key], hour=11)
    for key, said in SAID_OF.items():
        timeline.on(-1, _mark, cast, adverts[key], *said, hour=12)


def _say_how(cast, advert):
    host, key = cast["host"], advert.facts["key"]
    for words, hint, needed in ASKS.get(key, ()):
        questions.ask(opportunity=advert.row, words=words, hint=hint, needed=needed, by=host)
    if key in LOOKS_FOR:
        questions.choose_by(opportunity=advert.row, criteria=LOOKS_FOR[key], by=host)


def _mark(cast, advert, who, marks, words):
    interest = Interest.objects.get(opportunity_id=advert.pk, expert_id=cast[who].pk)
    criteria = zip(advert.row.criteria.all(), marks, strict=True)
    said = [(criterion, mark, words if mark == Mark.MET else "") for criterion, mark in criteria]
    marking.mark(interest=interest, marks=said, by=cast["host"])
