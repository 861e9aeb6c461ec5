"""All that one version says, gathered once: its papers, as writers, the chair and reviewers read them, and its check."""

from dataclasses import dataclass
from typing import Any

from experts.models import Activity
from quality_mark.enums import Consent
from quality_mark.models import Contributor, Evidence, Involved, Statement, Version
from quality_mark.selectors.activities import cited_by
from quality_mark.selectors.figures import figures_of
from quality_mark.selectors.people import contributors_of


@dataclass(frozen=True)
class Paper:
    """One statement with its files."""

    statement: Statement
    files: list[Evidence]


@dataclass(frozen=True)
class Whole:
    """What a version says. `contributors` holds everyone who was asked: only the writers may see those not credited."""

    version: Version
    papers: list[Paper]
    involved: list[Involved]
    contributors: list[Contributor]
    activities: list[Activity]
    figures: dict[str, Any]

    @property
    def credited(self):
        return [each for each in self.contributors if each.consent == Consent.AGREED]

    @property
    def unanswered(self):
        return [each for each in self.contributors if each.consent == Consent.ASKED]


def whole_of(version):
    """Gather a version fetched `with_papers`, in a number of queries that does not grow."""
    activities = list(cited_by(version))
    return Whole(
        version=version,
        papers=statements_of(version),
        involved=list(version.involved.all()),
        contributors=list(contributors_of(version.submission)),
        activities=activities,
        figures=figures_of(version, activities),
    )


def papers_of(whole):
    """Return the context of a version's papers. Only contributors who agreed to be named are in it."""
    version = whole.version
    return {
        "submission": version.submission,
        "version": version,
        "papers": whole.papers,
        "involved": whole.involved,
        "figures": whole.figures,
        "activities": whole.activities,
        "credited": whole.credited,
        "topics": list(version.submission.topics.all()),
    }


def statements_of(version):
    """Return a Paper for each criterion of a version, in their order."""
    files: dict[int, list[Evidence]] = {}
    for file in Evidence.objects.filter(statement__version=version).select_related("document"):
        files.setdefault(file.statement_id, []).append(file)
    return [
        Paper(statement, files.get(statement.pk, []))
        for statement in version.statements.select_related("criterion")
    ]


def with_papers(versions):
    """Return versions with all that their papers read of their submission."""
    return versions.select_related(
        "criteria_set", "submission__author", "submission__directorate", "submitted_by", "decision"
    ).order_by("-number")
