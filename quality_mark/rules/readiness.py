"""What a submission still needs before it can be sent, and what the panel will ask about it. Plain facts in, sentences out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quality_mark.enums import Stage, rung_height

BEFORE_THE_OPTIONS_ARE_FIXED = {Stage.PLANNING, Stage.DESIGN}
SHARED = "co-design"


@dataclass(frozen=True)
class Said:
    """What a version says on one criterion."""

    number: int
    name: str
    words: str = ""
    self_score: int | None = None
    has_evidence: bool = False


@dataclass(frozen=True)
class Group:
    """A group of people who were involved."""

    who: str
    people: int
    stage: str
    rung: str


@dataclass(frozen=True)
class Picture:
    """All that the check looks at. `files` is {name of the file: scan state} of those that are not safe to open."""

    facts: Mapping[str, object]
    said: Sequence[Said]
    groups: Sequence[Group]
    rung: str
    figures: Mapping[str, object]
    credited: int = 0
    unanswered: int = 0
    evidence_from: int = 2
    award_mean: float = 3
    least: Mapping[int, int] = field(default_factory=dict)
    infected: Sequence[tuple[int, str]] = ()
    unchecked: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True)
class Line:
    """A sentence, and the part of the submission where it is put right: a name of the task list, or a criterion's number."""

    words: str
    part: str | int


ASKED_FOR = {
    "directorate": "Choose the directorate the work belongs to.",
    "owner": "Say who owns the work.",
    "stage": "Say what stage the work is at.",
    "summary": "Say what the work is and how it was made.",
    "rung": "Say how much say people had, on the ladder of participation.",
    "rung_why": "Say why you chose that rung of the ladder.",
    "what_changed": "Say what has changed since the last version.",
}


def missing_from(picture):
    """Return the Lines of what must be there before the submission can be sent."""
    lines = [Line(ASKED_FOR[name], "about") for name, value in picture.facts.items() if value in (None, "")]
    if any(said.self_score is None for said in picture.said):
        lines.append(Line("Score your own work on every criterion.", "self_assessment"))
    if not picture.groups:
        lines.append(Line("Say who was involved.", "involved"))
    if picture.unanswered:
        lines.append(Line(_waiting_for(picture.unanswered), "people"))
    lines += [
        Line(f"Write a statement on {_name(said)}.", said.number) for said in picture.said if not said.words
    ]
    lines += [
        Line(f"We found a virus in ‘{name}’. Take it off, and add a clean copy.", number)
        for number, name in picture.infected
    ]
    lines += [
        Line(f"We are still checking ‘{name}’ for viruses. Try again in a few minutes.", number)
        for number, name in picture.unchecked
    ]
    return lines


def panel_will_ask(picture):
    """Return the Lines of what the panel will ask about, as the submission stands. None of them stops it being sent."""
    return [
        *_about_evidence(picture),
        *_about_who(picture),
        *_about_when(picture),
        *_about_the_rung(picture),
        *_about_figures(picture.figures),
        *_about_the_mark(picture),
    ]


def _about_evidence(picture):
    for said in picture.said:
        if said.self_score is not None and said.self_score >= picture.evidence_from and not said.has_evidence:
            yield Line(
                f"You gave {_name(said)} a score of {said.self_score} without evidence. Add a file, or say that "
                "the involvement recorded in the portal shows it.",
                said.number,
            )


def _about_who(picture):
    for group in picture.groups:
        if group.people == 1:
            yield Line(
                f"Only one person was involved as ‘{group.who}’. One voice cannot speak for many.", "involved"
            )
    if picture.groups and not picture.credited:
        yield Line("Nobody who contributed is named. Can you ask them if they want to be?", "people")


def _about_when(picture):
    stages = {group.stage for group in picture.groups}
    if stages and not stages & BEFORE_THE_OPTIONS_ARE_FIXED:
        yield Line("Nobody was involved before the options were fixed.", "involved")


def _about_the_rung(picture):
    highest = max((rung_height(group.rung) for group in picture.groups), default=-1)
    if picture.groups and rung_height(picture.rung) > highest:
        yield Line(
            f"You put the work on the rung ‘{picture.rung}’, and nobody was involved on a rung that high.",
            "about",
        )
    if picture.rung and rung_height(picture.rung) < rung_height(SHARED):
        yield Line("The mark needs the rung of co-design or co-production.", "about")


def _about_figures(figures):
    if not figures.get("activities"):
        yield Line("You give no involvement recorded in the portal as evidence.", "cited")
        return
    if not figures.get("people"):
        yield Line("Nobody is recorded as having taken part in what you give as evidence.", "cited")
    if alone := figures.get("alone"):
        sessions = "1 activity" if alone == 1 else f"{alone} activities"
        yield Line(f"In {sessions} that you give as evidence, one expert took part alone.", "cited")
    waiting = (figures.get("days_to_pay") or {}).get("waiting", 0)
    if waiting:
        people = "1 payment has" if waiting == 1 else f"{waiting} payments have"
        yield Line(f"{people} been claimed for what you give as evidence, and not been paid yet.", "cited")


def _about_the_mark(picture):
    scores = {said.number: said.self_score for said in picture.said if said.self_score is not None}
    if not scores:
        return
    if sum(scores.values()) < picture.award_mean * len(scores):
        yield Line(
            f"By your own scores the mean is under {picture.award_mean:.1f}, which the mark needs.",
            "self_assessment",
        )
    for said in picture.said:
        least = picture.least.get(said.number, 0)
        if said.self_score is not None and said.self_score < least:
            yield Line(f"You gave {_name(said)} {said.self_score}. The mark needs {least}.", said.number)


def _name(said):
    return f"criterion {said.number}, {said.name},"


def _waiting_for(number):
    if number == 1:
        return "One person has not said yet if they want to be named. Wait for them, or take their name off."
    return (
        f"{number} people have not said yet if they want to be named. Wait for them, or take their names off."
    )
