"""How far a submission has come: the task list, and what can be done with it now."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from quality_mark.enums import SubmissionStatus
from quality_mark.rules import submissions as rules
from quality_mark.rules.readiness import missing_from, panel_will_ask
from quality_mark.selectors.readiness import picture_of

PARTS = {
    "self_assessment": _("Score your own work"),
    "about": _("About the work"),
    "involved": _("Who was involved"),
    "cited": _("Involvement recorded in the portal"),
    "people": _("People to name"),
}


class Task(NamedTuple):
    """A line of the task list. `colour` is empty where the part is complete."""

    id: str
    words: str
    url: str
    status: str
    colour: str


class Asked(NamedTuple):
    """A sentence of the readiness check, with the address where it is put right."""

    words: str
    url: str


def url_of(submission, part):
    """Return the address of a part of a submission: a name of PARTS, or a criterion's number."""
    if isinstance(part, int):
        return reverse("quality_mark:criterion", args=[submission.pk, part])
    return reverse(f"quality_mark:{part}", args=[submission.pk])


def of(whole):
    """Return what the task list and the check show of a Whole (`selectors.papers`) that is being written."""
    submission, picture = whole.version.submission, picture_of(whole)
    missing = missing_from(picture)
    return {
        "tasks": [*_parts(submission, picture, missing)],
        "criteria": [*_criteria(submission, picture, missing)],
        "missing": with_urls(submission, missing),
        "asked": with_urls(submission, panel_will_ask(picture)),
    }


def with_urls(submission, lines):
    return [Asked(line.words, url_of(submission, line.part)) for line in lines]


def may_do(submission, version):
    """Return what its writers may do with a submission now, as {name: bool}."""
    is_sent = submission.status == SubmissionStatus.SUBMITTED
    reviewers = version.reviews.count() if is_sent else 0
    return {
        "may_write": not rules.why_not_write(submission),
        "may_take_back": not rules.why_not_take_back(submission, reviewers=reviewers),
        "may_begin_again": not rules.why_not_new_version(submission),
        "status": SubmissionStatus(submission.status),
    }


def _parts(submission, picture, missing):
    begun = {
        "about": any(value for name, value in picture.facts.items() if name != "directorate"),
        "self_assessment": any(said.self_score is not None for said in picture.said),
        "people": bool(picture.unanswered),
    }
    optional = {
        "cited": bool(picture.figures.get("activities")),
        "people": bool(picture.credited),
    }
    for part, words in PARTS.items():
        lacking = any(line.part == part for line in missing)
        if not lacking and not optional.get(part, True):
            status, colour = gettext("Optional"), "grey"
        else:
            status, colour = _status(lacking, begun.get(part, False))
        yield Task(part, str(words), url_of(submission, part), status, colour)


def _criteria(submission, picture, missing):
    for said in picture.said:
        lacking = any(line.part == said.number for line in missing)
        status, colour = _status(lacking, bool(said.words) or said.has_evidence)
        words = f"{said.number}. {said.name}"
        yield Task(f"criterion-{said.number}", words, url_of(submission, said.number), status, colour)


def _status(lacking, begun):
    if not lacking:
        return gettext("Completed"), ""
    return (gettext("Needs attention"), "yellow") if begun else (gettext("Not started"), "blue")
