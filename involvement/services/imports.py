"""Adverts from a file: each row arrives once, ready to publish or as a draft that says what is missing."""

import hashlib
import json
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.dates import today
from coproduction.documents import services as documents
from coproduction.documents.models import Document
from coproduction.policy.models import Budget
from coproduction.policy.selectors import band_that_pays, offer_in_words
from coproduction.reference.models import Directorate, Locality, Venue
from involvement.enums import OpportunityStatus
from involvement.imports.placing import is_unpaid, pay_in_words, pay_of, place
from involvement.imports.reader import read
from involvement.models import Opportunity
from involvement.rules.kinds import has
from involvement.rules.opportunities import missing_from
from involvement.rules.search import text_to_search
from involvement.selectors.opportunities import notice_wanted
from involvement.services.facts import refresh_advert
from involvement.services.opportunities import ask_as_usual

PURPOSE = "advert_import"
JOB = "involvement.import_opportunities"
# Kept with the job as they stand here, and said in the language of who reads.
READY, DRAFT, HERE, DIFFERENT = (
    gettext_noop("Ready to publish"),
    gettext_noop("Draft"),
    gettext_noop("Already here"),
    gettext_noop("Different from what is here; not changed"),
)


class Outcome(NamedTuple):
    """What became of a row: its advert, one of the words above, and what is missing in words."""

    reference: str
    title: str
    state: str
    missing: list[str]
    pk: int


def start_import(*, content, name, by):
    """Keep a file (bytes that `read` has taken) and import it in a job. Returns the Job."""
    with transaction.atomic():
        document = documents.keep_made(
            content, name=name, media_type="application/octet-stream", purpose=PURPOSE, by=by
        )
        return jobs.start(kind=JOB, by=by, title=gettext("Import adverts"), document=document.pk)


def do_import(job, progress):
    """Import a job's file. Done twice, the second time finds every row already here."""
    document = Document.objects.get(pk=job.params["document"], purpose=PURPOSE)
    with storages["documents"].open(document.stored_as) as file:
        rows = read(file)
    outcomes = import_rows(rows, by=job.owner, progress=progress)
    return {
        "rows": [outcome._asdict() for outcome in outcomes],
        "words": in_words(outcomes),
        "url": reverse("involvement:import_result", args=[job.pk]),
    }


def in_words(outcomes):
    """Say how many rows became what: 'Ready to publish: 9. Draft: 5.'"""
    states = [outcome.state for outcome in outcomes]
    return " ".join(
        f"{gettext(state)}: {states.count(state)}."
        for state in (READY, DRAFT, HERE, DIFFERENT)
        if state in states
    )


def import_rows(rows, *, by, progress=None):
    """Bring in every row that is not here yet, all in one transaction. Returns an Outcome for each, in their order."""
    try:
        return _import_all(rows, by, progress)
    except IntegrityError:
        # The same file was being imported at the same moment: now its rows are here.
        return _import_all(rows, by, progress)


@transaction.atomic
def _import_all(rows, by, progress):
    references = [row.values["reference"] for row in rows]
    here = {each.reference: each for each in Opportunity.objects.filter(reference__in=references)}
    notice = notice_wanted()
    outcomes = []
    for number, row in enumerate(rows, start=1):
        known = here.get(row.values["reference"])
        outcomes.append(_known(row, known) if known else _bring_in(row, by, notice))
        if progress and number % 25 == 0:
            progress(number, len(rows))
    return outcomes


def _known(row, opportunity):
    state = HERE if opportunity.imported_digest == _digest(row) else DIFFERENT
    return Outcome(opportunity.reference, str(opportunity), state, [], opportunity.pk)


def _bring_in(row, by, notice):
    opportunity = _advert_of(row, by)
    opportunity.search_text = text_to_search(opportunity)
    opportunity.save(force_insert=True)
    ask_as_usual(opportunity)
    missing = missing_from(opportunity, on=today(), notice=notice)
    opportunity.status = OpportunityStatus.DRAFT if missing else OpportunityStatus.IN_REVIEW
    opportunity.save(update_fields=["status", "needs", "updated_at"])
    refresh_advert(opportunity)
    after = {"status": opportunity.status, "line": row.line}
    audit.record(actor=by, action="opportunity.imported", target=opportunity, after=after)
    words = [str(each.words) for each in missing]
    return Outcome(
        opportunity.reference, str(opportunity), DRAFT if missing else READY, words, opportunity.pk
    )


def _advert_of(row, by):
    fields, unplaced = place(row.values)
    _look_up(row.values, fields, unplaced)
    _pay(row.values, fields, unplaced)
    _of_kind(row.values, fields)
    fields["organisation"] = fields["organisation"] or settings.TRUST_NAME
    return Opportunity(
        reference=row.values["reference"],
        host=by,
        imported_words=unplaced,
        imported_digest=_digest(row),
        **fields,
    )


def _of_kind(values, fields):
    """Fill in what only some kinds have from the columns that say it."""
    if has(fields.get("kind", ""), "documents_due"):
        fields["documents_due"] = fields.get("first_date")
    if has(fields.get("kind", ""), "salary"):
        band = fields.get("band")
        fields["salary"] = offer_in_words(band, on=today()) if band else pay_in_words(values)


def _look_up(values, fields, unplaced):
    found = {
        "directorate": (values["directorate"], Directorate.objects.in_use().named(values["directorate"])),
        "locality": (values["locality"], Locality.objects.in_use().named(values["locality"])),
        "budget": (values["budget_code"], _budget(values["budget_code"])),
        "venue": (values["venue"], _venue(values["venue"])),
    }
    for field, (words, row) in found.items():
        if row is not None:
            fields[field] = row
        elif words:
            unplaced[field] = words


def _budget(code):
    return Budget.objects.filter(code__iexact=code, retired_at__isnull=True).first() if code else None


def _venue(name):
    """A venue by its name, made where we do not have it: an advert may meet somewhere new."""
    name = " ".join(name.split())
    if not name:
        return None
    known = Venue.objects.named(name)
    return known or Venue.objects.create(name=name)


def _pay(values, fields, unplaced):
    if is_unpaid(values):
        fields["unpaid_reason"] = values["pay_reason_if_none"]
        return
    pay = pay_of(values)
    band = pay and band_that_pays(pay.unit, pay.amount, on=today(), block_minutes=pay.block_minutes)
    if band:
        fields["band"] = band
    elif words := pay_in_words(values):
        unplaced["band"] = words
    if values["pay_reason_if_none"]:
        unplaced["unpaid_reason"] = values["pay_reason_if_none"]


def _digest(row):
    return hashlib.sha256(json.dumps(row.values, sort_keys=True).encode()).hexdigest()
