"""A file of panels in the browser: kept, looked at in a job, and brought in by another once somebody has said yes."""

from collections import Counter
from datetime import timedelta

from django.core.files.storage import storages
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.bulk import ROWS_A_STATEMENT, insert_all
from coproduction.core.enums import JobState
from coproduction.core.exceptions import RuleBroken
from coproduction.core.one_at_a_time import one_at_a_time
from coproduction.documents import services as documents
from involvement.enums import PanelImportState, PanelState
from involvement.models import PanelImport, PanelImportRow
from involvement.selectors.panel_imports import CHECK, IMPORT, latest_job
from involvement.services.panel_imports import PANEL_IMPORT, import_file, in_words, judge_file

PURPOSE = "panel_import"
KEPT_FOR = timedelta(days=30)
MOVED_ON = _("This file has been brought in, or is being looked at. Load the page again.")


@transaction.atomic
def start_check(*, file, name, by, override=""):
    """Keep a file (open for bytes) and look at it in a job. Returns the Job."""
    document = documents.keep_made(
        file, name=name, media_type="application/octet-stream", purpose=PURPOSE, by=by
    )
    found = PanelImport.objects.create(document=document, brought_by=by, override_reason=override)
    return jobs.start(kind=CHECK, by=by, title=gettext("Look at a file of panels"), panel_import=found.pk)


@transaction.atomic
def check_again(*, panel_import, override, by):
    """Look at the file again, with another reason to seat people without training or because it failed. Returns the Job."""
    found = _locked(panel_import.pk)
    found.override_reason = override
    if found.state == PanelImportState.CHECKING and _has_failed(found):
        found.save(update_fields=["override_reason", "updated_at"])
    else:
        _move(found, PanelImportState.CHECKING)
    return jobs.start(kind=CHECK, by=by, title=gettext("Look at a file of panels"), panel_import=found.pk)


@transaction.atomic
def start_import(*, panel_import, by):
    """Bring in what can be, in a job. Asked twice, the second job finds it done. Returns the Job."""
    found = _locked(panel_import.pk)
    if found.state != PanelImportState.CHECKED:
        raise RuleBroken(MOVED_ON)
    return jobs.start(kind=IMPORT, by=by, title=gettext("Import panels"), panel_import=found.pk)


def page_of_job(job):
    """Return the address of the import a job is about, or '' when it is forgotten by now."""
    found = PanelImport.objects.filter(pk=job.params["panel_import"]).first()
    return _url(found) if found else ""


def do_check(job, progress):
    """Write down what would become of each row. Done again, it writes the same."""
    found = PanelImport.objects.select_related("document", "brought_by").get(pk=job.params["panel_import"])
    notes = _Rows(found)
    with storages["documents"].open(found.document.stored_as) as file:
        slices = judge_file(file, by=found.brought_by, override=found.override_reason, progress=progress)
        for judged in (each for part in slices for each in part):
            notes.add(judged)
    notes.finish()
    with transaction.atomic():
        found = _locked(found.pk)
        if found.state == PanelImportState.CHECKING:
            found.states = notes.counted()
            _move(found, PanelImportState.CHECKED)
    return _result(found, notes)


def do_import(job, progress):
    """Bring the file in: everything that can be, or nothing. Done again, it finds that it is done."""
    with transaction.atomic():
        one_at_a_time(PANEL_IMPORT)
        found = _locked(job.params["panel_import"])
        if found.state == PanelImportState.IMPORTED:
            return {
                "words": in_words(
                    Counter({PanelState(name): number for name, number in found.states.items()})
                ),
                "url": _url(found),
            }
        notes = _Rows(found)
        with storages["documents"].open(found.document.stored_as) as file:
            import_file(
                file, by=found.brought_by, override=found.override_reason, progress=progress, tell=notes
            )
        notes.finish()
        found.states = notes.counted()
        _move(found, PanelImportState.IMPORTED)
        audit.record(actor=found.brought_by, action="panel_import.done", target=found, after=found.states)
    return _result(found, notes)


@transaction.atomic
def forget_old():
    """Delete what was written down of files from long ago. The files themselves go when files that nothing uses go."""
    PanelImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()


class _Rows:
    """Notes what becomes of each row, a thousand at a time, in place of what was noted before."""

    def __init__(self, panel_import):
        self.panel_import, self.states = panel_import, Counter()
        self.start_afresh()

    def start_afresh(self):
        self.panel_import.rows.all().delete()
        self.states.clear()
        self._waiting = []

    def add(self, judged):
        told = judged.told
        self.states[judged.state] += 1
        self._waiting.append(
            PanelImportRow(
                panel_import=self.panel_import,
                line=told.line,
                state=judged.state,
                reference=told.reference[:200],
                title=told.title[:200],
                held_on=told.held_on,
                words=judged.words,
            )
        )
        if len(self._waiting) >= ROWS_A_STATEMENT:
            self.finish()

    def finish(self):
        insert_all(self._waiting)
        self._waiting = []

    def counted(self):
        return {str(state): number for state, number in self.states.items()}


def _has_failed(panel_import):
    job = latest_job(panel_import)
    return job is not None and job.state == JobState.FAILED


def _locked(pk):
    return (
        PanelImport.objects.select_for_update(of=("self",))
        .select_related("document", "brought_by")
        .get(pk=pk)
    )


def _move(panel_import, state):
    if not PanelImportState(panel_import.state).may_become(state):
        raise RuleBroken(MOVED_ON)
    panel_import.state = state
    panel_import.save(update_fields=["state", "states", "override_reason", "updated_at"])


def _result(panel_import, notes):
    return {"words": in_words(notes.states), "url": _url(panel_import)}


def _url(panel_import):
    return reverse("involvement:panel_import", args=[panel_import.pk])
