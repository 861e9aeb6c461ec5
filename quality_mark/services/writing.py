"""Writing a submission: begun, and saved part by part, complete or not. Only its newest version can be written."""

import secrets

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.documents.services import RECEIPT_FILES, FileRefused, keep_upload
from quality_mark.models import CriteriaSet, Evidence, Statement, Submission, Version
from quality_mark.rules import submissions as rules
from quality_mark.rules.seen import OF_SUBMISSION, OF_VERSION, about_of, mark_of, statement_of
from quality_mark.selectors.evidence import EVIDENCE
from quality_mark.services.moves import locked

__all__ = [
    "ChangedMeanwhile",
    "FileRefused",
    "keep_evidence",
    "new_submission",
    "open_version",
    "remove_evidence",
    "save_about",
    "save_self_assessment",
    "save_statement",
    "start",
]

NO_CRITERIA = _(
    "The quality mark’s criteria have not been entered yet. Ask the person who looks after the portal."
)
CHANGED = _(
    "Somebody else changed this while you had it open. What you typed is still here, and below it is what is saved now. "
    "Put in yours what you want to keep of theirs, then save again."
)
MOST_FILES = 10
MOST_PAGES = 100  # of one PDF: policies are longer than receipts
TOO_MANY = _("A criterion can have up to {most} files. Take one off first.")


class ChangedMeanwhile(RuleBroken):
    """Somebody else saved the same part while this person had it open."""

    def __init__(self):
        super().__init__(CHANGED)


@transaction.atomic
def start(*, title, kind, by):
    """Begin a submission and its first version, on the criteria in force. Returns the Submission."""
    criteria_set = CriteriaSet.objects.in_force()
    if criteria_set is None:
        raise RuleBroken(NO_CRITERIA)
    submission = new_submission(title=title, kind=kind, by=by)
    version = Version.objects.create(submission=submission, number=1, criteria_set=criteria_set)
    write_statements(version)
    return submission


def new_submission(*, kind, by, **facts):
    """Make a submission by this author, with its reference and no version yet."""
    submission = Submission.objects.create(reference=secrets.token_hex(10), author=by, kind=kind, **facts)
    submission.reference = f"QMS-{today().year}-{submission.pk:04d}"
    submission.save(update_fields=["reference", "updated_at"])
    audit.record(actor=by, action="submission.started", target=submission, after={"kind": kind})
    return submission


def write_statements(version):
    """Make the empty statements of a new version, one for each criterion it is judged by."""
    Statement.objects.bulk_create(
        [Statement(version=version, criterion=criterion) for criterion in version.criteria_set.criteria.all()]
    )


def open_version(submission):
    """Return (submission, its open version), locked. Raises RuleBroken where nothing can be written now."""
    submission = locked(submission)
    if refusal := rules.why_not_write(submission):
        raise RuleBroken(refusal)
    return submission, submission.versions.select_related("criteria_set").get(submitted_at__isnull=True)


@transaction.atomic
def save_about(*, submission, values, topics, seen, by):
    """Save what the work is, complete or not: `values` are {name: value} as `rules.seen.about_of` names them.

    `seen` is the mark of what the form was opened on. Raises ChangedMeanwhile where somebody else has saved since.
    """
    submission, version = open_version(submission)
    saved = about_of(submission, version)
    changed = {name: value for name, value in values.items() if saved[name] != value}
    if changed and seen != mark_of(saved):
        raise ChangedMeanwhile
    for row, names in ((submission, OF_SUBMISSION), (version, OF_VERSION)):
        _put(row, {name: changed[name] for name in names if name in changed})
    submission.topics.set(topics)
    audit.record(actor=by, action="submission.changed", target=submission, after={"fields": sorted(changed)})
    return submission


@transaction.atomic
def save_self_assessment(*, submission, scores, by):
    """Save the writers' own scores: {criterion number: 0 to 4, or None for not yet}."""
    submission, version = open_version(submission)
    statements = list(version.statements.select_related("criterion"))
    for statement in statements:
        statement.self_score = scores[statement.criterion.number]
    Statement.objects.bulk_update(statements, ["self_score"])
    audit.record(actor=by, action="submission.self_assessed", target=submission)
    return submission


@transaction.atomic
def save_statement(*, submission, number, values, seen, by, document=None, shows=""):
    """Save what is said on one criterion, as `rules.seen.statement_of` names it, with a kept file where there is one."""
    submission, version = open_version(submission)
    statement = version.statements.select_for_update().get(criterion__number=number)
    saved = statement_of(statement)
    changed = {name: value for name, value in values.items() if saved[name] != value}
    if changed and seen != mark_of(saved):
        raise ChangedMeanwhile
    _put(statement, changed)
    if document:
        _add_evidence(statement, document, shows)
    after = {"criterion": number, "fields": sorted(changed), "document": document and document.pk}
    audit.record(actor=by, action="submission.statement_saved", target=submission, after=after)
    return statement


@transaction.atomic
def remove_evidence(*, submission, evidence, by):
    """Take a file off a statement. A version that was sent keeps the file it named."""
    submission, version = open_version(submission)
    version_files = Evidence.objects.filter(statement__version=version, pk=evidence.pk)
    before = {"document": evidence.document_id}
    if version_files.delete()[0]:
        audit.record(actor=by, action="submission.evidence_removed", target=submission, before=before)


def keep_evidence(upload, *, by, owner=None):
    """Keep a file a person sent, made safe. Raises FileRefused with the sentence for one we do not take."""
    return keep_upload(
        upload, purpose=EVIDENCE, owner=owner, by=by, allowed=RECEIPT_FILES, most_pages=MOST_PAGES
    )


def _add_evidence(statement, document, shows):
    if statement.evidence.count() >= MOST_FILES:
        raise FileRefused(TOO_MANY.format(most=MOST_FILES))
    Evidence.objects.create(statement=statement, document=document, shows=shows)


def _put(row, values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*(name.removesuffix("_id") for name in values), "updated_at"])
