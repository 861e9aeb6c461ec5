"""A submission on its way to the panel and back: sent, taken back, and begun again when it was returned."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.exceptions import RuleBroken
from quality_mark.enums import SubmissionStatus
from quality_mark.models import Citation, CriteriaSet, Evidence, Involved, Statement, Version
from quality_mark.notices import submissions as notices
from quality_mark.rules import submissions as rules
from quality_mark.rules.readiness import missing_from
from quality_mark.selectors.papers import whole_of
from quality_mark.selectors.readiness import picture_of
from quality_mark.services.moves import locked, move
from quality_mark.services.writing import open_version

CARRIED = ("owner", "stage", "summary", "rung", "rung_why")


class NotComplete(RuleBroken):
    """The submission does not say everything it must. Carries the list of readiness Lines."""

    def __init__(self, missing):
        super().__init__(
            gettext("This cannot be sent yet. {join}").format(
                join=" ".join(str(line.words) for line in missing)
            )
        )
        self.missing = missing


@transaction.atomic
def submit(*, submission, by):
    """Send a complete submission to the panel. Its figures are frozen. Sending it twice is sending it once."""
    submission = locked(submission)
    if submission.status == SubmissionStatus.SUBMITTED:
        return submission
    submission, version = open_version(submission)
    whole = whole_of(version)
    if missing := missing_from(picture_of(whole)):
        raise NotComplete(missing)
    version.figures = whole.figures
    version.submitted_at, version.submitted_by = timezone.now(), by
    version.save(update_fields=["figures", "submitted_at", "submitted_by", "updated_at"])
    event = move(submission, SubmissionStatus.SUBMITTED, by=by)
    notices.submission_sent(submission, version, event)
    return submission


@transaction.atomic
def take_back(*, submission, by):
    """Take a submission back while nobody has been asked to review it. It can be written again."""
    submission = locked(submission)
    version = submission.versions.order_by("-number").first()
    if refusal := rules.why_not_take_back(submission, reviewers=version.reviews.count()):
        raise RuleBroken(refusal)
    version.figures = version.submitted_at = version.submitted_by = None
    version.save(update_fields=["figures", "submitted_at", "submitted_by", "updated_at"])
    move(submission, SubmissionStatus.DRAFT, by=by)
    return submission


@transaction.atomic
def begin_new_version(*, submission, by):
    """Begin a new version of a returned submission, with everything carried over, on the criteria in force now.

    What was said on a criterion is carried to the one of the same name where the criteria have changed.
    """
    submission = locked(submission)
    if refusal := rules.why_not_new_version(submission):
        raise RuleBroken(refusal)
    old = submission.versions.order_by("-number").first()
    new = version_after(old, submission=submission, number=old.number + 1)
    move(submission, SubmissionStatus.DRAFT, by=by)
    return new


def version_after(old, *, submission, number):
    """Make a version of a submission, on the criteria in force now, that says what an old version says."""
    new = Version.objects.create(
        submission=submission,
        number=number,
        criteria_set=CriteriaSet.objects.in_force(),
        **{name: getattr(old, name) for name in CARRIED},
    )
    carry_over(old, new)
    return new


def carry_over(old, new):
    """Give a new version everything that the old one says, but for what is CARRIED in the row itself."""
    _carry_rows(old, new)
    _carry_statements(old, new)


def _carry_rows(old, new):
    names = ("who", "people", "stage", "rung", "what_they_did")
    Involved.objects.bulk_create(
        [Involved(version=new, **{name: getattr(row, name) for name in names}) for row in old.involved.all()]
    )
    Citation.objects.bulk_create(
        [Citation(version=new, activity_id=row.activity_id) for row in old.citations.all()]
    )


def _carry_statements(old, new):
    before = {row.criterion.name: row for row in old.statements.select_related("criterion")}
    rows = [
        _carried(new, criterion, before.get(criterion.name)) for criterion in new.criteria_set.criteria.all()
    ]
    made = {row.criterion.name: row for row in Statement.objects.bulk_create(rows)}
    files = Evidence.objects.filter(statement__version=old).select_related("statement__criterion")
    Evidence.objects.bulk_create(
        [
            Evidence(
                statement=made[file.statement.criterion.name], document_id=file.document_id, shows=file.shows
            )
            for file in files
            if file.statement.criterion.name in made
        ]
    )


def _carried(version, criterion, before):
    said = before and {name: getattr(before, name) for name in ("words", "self_score", "by_citations")}
    return Statement(version=version, criterion=criterion, **(said or {}))
