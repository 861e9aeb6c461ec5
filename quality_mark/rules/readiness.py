"""What a submission still needs before it can be sent, and what the panel will ask about it. Plain facts in, sentences out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.languages import Words
from quality_mark.enums import Stage, rung_height, say_rung

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

    words: Words
    part: str | int


ASKED_FOR = {
    "directorate": _("Choose the directorate the work belongs to."),
    "owner": _("Say who owns the work."),
    "stage": _("Say what stage the work is at."),
    "summary": _("Say what the work is and how it was made."),
    "rung": _("Say how much say people had, on the ladder of participation."),
    "rung_why": _("Say why you chose that rung of the ladder."),
    "what_changed": _("Say what has changed since the last version."),
}


def missing_from(picture):
    """Return the Lines of what must be there before the submission can be sent."""
    lines = [Line(ASKED_FOR[name], "about") for name, value in picture.facts.items() if value in (None, "")]
    if any(said.self_score is None for said in picture.said):
        lines.append(Line(gettext("Score your own work on every criterion."), "self_assessment"))
    if not picture.groups:
        lines.append(Line(gettext("Say who was involved."), "involved"))
    if picture.unanswered:
        lines.append(Line(_waiting_for(picture.unanswered), "people"))
    lines += [
        Line(gettext("Write a statement on {said}.").format(said=_name(said)), said.number)
        for said in picture.said
        if not said.words
    ]
    lines += [
        Line(
            gettext("We found a virus in ‘{name}’. Take it off, and add a clean copy.").format(name=name),
            number,
        )
        for number, name in picture.infected
    ]
    lines += [
        Line(
            gettext("We are still checking ‘{name}’ for viruses. Try again in a few minutes.").format(
                name=name
            ),
            number,
        )
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
                gettext(
                    "You gave {said} a score of {self_score} without evidence. Add a file, or say that the "
                    "involvement recorded in the portal shows it."
                ).format(said=_name(said), self_score=said.self_score),
                said.number,
            )


def _about_who(picture):
    for group in picture.groups:
        if group.people == 1:
            yield Line(
                gettext("Only one person was involved as ‘{who}’. One voice cannot speak for many.").format(
                    who=group.who
                ),
                "involved",
            )
    if picture.groups and not picture.credited:
        yield Line(gettext("Nobody who contributed is named. Can you ask them if they want to be?"), "people")


def _about_when(picture):
    stages = {group.stage for group in picture.groups}
    if stages and not stages & BEFORE_THE_OPTIONS_ARE_FIXED:
        yield Line(gettext("Nobody was involved before the options were fixed."), "involved")


def _about_the_rung(picture):
    highest = max((rung_height(group.rung) for group in picture.groups), default=-1)
    if picture.groups and rung_height(picture.rung) > highest:
        yield Line(
            gettext(
                "You put the work on the rung ‘{rung}’, and nobody was involved on a rung that high."
            ).format(rung=say_rung(picture.rung)),
            "about",
        )
    if picture.rung and rung_height(picture.rung) < rung_height(SHARED):
        yield Line(gettext("The mark needs the rung of co-design or co-production."), "about")


def _about_figures(figures):
    if not figures.get("activities"):
        yield Line(gettext("You give no involvement recorded in the portal as evidence."), "cited")
        return
    if not figures.get("people"):
        yield Line(gettext("Nobody is recorded as having taken part in what you give as evidence."), "cited")
    if alone := figures.get("alone"):
        yield Line(
            ngettext(
                "In {count} activity that you give as evidence, one expert took part alone.",
                "In {count} activities that you give as evidence, one expert took part alone.",
                alone,
            ).format(count=alone),
            "cited",
        )
    waiting = (figures.get("days_to_pay") or {}).get("waiting", 0)
    if waiting:
        yield Line(
            ngettext(
                "{count} payment has been claimed for what you give as evidence, and not been paid yet.",
                "{count} payments have been claimed for what you give as evidence, and not been paid yet.",
                waiting,
            ).format(count=waiting),
            "cited",
        )


def _about_the_mark(picture):
    scores = {said.number: said.self_score for said in picture.said if said.self_score is not None}
    if not scores:
        return
    if sum(scores.values()) < picture.award_mean * len(scores):
        yield Line(
            gettext("By your own scores the mean is under {award_mean:.1f}, which the mark needs.").format(
                award_mean=picture.award_mean
            ),
            "self_assessment",
        )
    for said in picture.said:
        least = picture.least.get(said.number, 0)
        if said.self_score is not None and said.self_score < least:
            yield Line(
                gettext("You gave {said} {self_score}. The mark needs {least}.").format(
                    said=_name(said), self_score=said.self_score, least=least
                ),
                said.number,
            )


def _name(said):
    return gettext("criterion {number}, {name},").format(number=said.number, name=said.name)


def _waiting_for(number):
    if number == 1:
        return gettext(
            "One person has not said yet if they want to be named. Wait for them, or take their name off."
        )
    return ngettext(
        "{count} person has not said yet if they want to be named. Wait for them, or take their name off.",
        "{count} people have not said yet if they want to be named. Wait for them, or take their names off.",
        number,
    ).format(count=number)
