"""The facts the readiness check looks at, put together for `rules.readiness`."""

from coproduction.documents.enums import ScanState
from quality_mark.rules.readiness import Group, Picture, Said

ALWAYS = ("owner", "stage", "summary", "rung", "rung_why")


def picture_of(whole):
    """Return the Picture of a Whole (`selectors.papers`)."""
    version = whole.version
    return Picture(
        facts=_facts(version),
        said=_said(whole),
        groups=[Group(row.who, row.people, row.stage, row.rung) for row in whole.involved],
        rung=version.rung,
        figures=whole.figures,
        credited=len(whole.credited),
        unanswered=len(whole.unanswered),
        evidence_from=version.criteria_set.evidence_from,
        award_mean=float(version.criteria_set.award_mean),
        least={
            paper.statement.criterion.number: paper.statement.criterion.least_for_award
            for paper in whole.papers
        },
        infected=_files(whole, ScanState.INFECTED),
        unchecked=_files(whole, ScanState.WAITING),
    )


def _said(whole):
    has_cited = bool(whole.figures.get("activities"))
    return [
        Said(
            number=paper.statement.criterion.number,
            name=paper.statement.criterion.name,
            words=paper.statement.words,
            self_score=paper.statement.self_score,
            has_evidence=bool(paper.files) or (paper.statement.by_citations and has_cited),
        )
        for paper in whole.papers
    ]


def _files(whole, state):
    return [
        (paper.statement.criterion.number, file.document.name)
        for paper in whole.papers
        for file in paper.files
        if file.document.scan_state == state
    ]


def _facts(version):
    facts = {"directorate": version.submission.directorate_id}
    facts |= {name: getattr(version, name) for name in ALWAYS}
    return {**facts, "what_changed": version.what_changed} if version.follows_another else facts
