"""What is known of how accessible a venue is: one answer for each thing people ask about, and words beside it.

A venue keeps {fact: {"answer": Answer, "words": "..."}}; what is not in it is not known.
"""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.reference.enums import AccessFact, Answer

NOT_KNOWN = _("Not known. Ask us and we will find out.")
# Told in words alone: yes or no would not answer it.
IN_WORDS = {AccessFact.TRANSPORT, AccessFact.WELCOME, AccessFact.EVACUATION}


@dataclass(frozen=True)
class Step:
    """One page of the questions about a venue."""

    slug: str
    title: Words
    facts: tuple[AccessFact, ...]


STEPS = (
    Step(
        "getting-there", _("Getting there"),
        (AccessFact.TRANSPORT, AccessFact.PARKING, AccessFact.BLUE_BADGE, AccessFact.WELCOME),
    ),
    Step(
        "getting-in", _("Getting in and around"),
        (AccessFact.STEP_FREE, AccessFact.DOORS, AccessFact.LIFT, AccessFact.SEATING),
    ),
    Step(
        "inside", _("Toilets and a place to rest"),
        (AccessFact.TOILET, AccessFact.CHANGING_PLACES, AccessFact.QUIET_ROOM, AccessFact.ASSISTANCE_DOGS),
    ),
    Step(
        "hearing-and-light", _("Hearing, light and emergencies"),
        (AccessFact.HEARING_LOOP, AccessFact.LIGHTING, AccessFact.EVACUATION),
    ),
)  # fmt: skip


def tidy(given):
    """Return what is worth keeping of {fact: {"answer", "words"}}: nothing of what is not known."""
    kept = {}
    for fact, known in given.items():
        answer, words = known.get("answer", ""), known.get("words", "").strip()
        if fact in IN_WORDS:
            answer = ""
        if words or answer:
            kept[str(AccessFact(fact))] = {"answer": str(Answer(answer)) if answer else "", "words": words}
    return kept


def say(facts, fact):
    """Say what is known of one thing: 'Yes. By the side door', or ''."""
    known = facts.get(fact)
    if not known:
        return ""
    answer = Answer(known["answer"]).label if known["answer"] else ""
    return ". ".join(filter(None, (str(answer), known["words"])))


def rows(facts, step):
    """Return [(label, words)] of everything a step asks about; what is not known says so."""
    return [(fact.label, say(facts, fact) or NOT_KNOWN) for fact in step.facts]


def in_short(facts):
    """Say what is known, a line for each thing, and then what is not: for an advert. '' where nothing is known."""
    everything = [fact for step in STEPS for fact in step.facts]
    said = [f"{fact.label}: {words}" for fact in everything if (words := say(facts, fact))]
    unknown = [_lower(fact.label) for fact in everything if not facts.get(fact)]
    if said and unknown:
        said.append(gettext("Not known, ask us: {unknown}").format(unknown=", ".join(unknown)))
    return "\n".join(said)


def good_points(facts):
    """Say in one line what there is, for a list: 'Lift, Hearing loop'. '' where nothing is known to be there."""
    there = [str(fact.label) for step in STEPS for fact in step.facts if _is_there(facts.get(fact))]
    return ", ".join([each if number == 0 else _lower(each) for number, each in enumerate(there)])


def _is_there(known):
    return bool(known) and known["answer"] == Answer.YES


def _lower(label):
    label = str(label)
    return label if label.startswith(("Blue Badge", "Changing Places")) else label[:1].lower() + label[1:]
