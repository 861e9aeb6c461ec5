"""Panels from a file: looked at first, and then brought in all at once or not at all. Twice is as once."""

from collections import Counter
from contextlib import closing
from itertools import islice

from django.db import IntegrityError, transaction

from coproduction.core.dates import today
from coproduction.core.one_at_a_time import one_at_a_time
from experts.services.locking import locked_whole
from involvement.enums import PanelState
from involvement.imports.panels import read_panels
from involvement.imports.panels.notebook import Notebook
from involvement.selectors.panel_judging import SLICE, Judge
from involvement.selectors.panels_here import expert_ids_named, panel_ids_told
from involvement.services.panels import write_change, write_new
from involvement.services.seats import lock_panels

PANEL_IMPORT = "panel_import"


def judge_file(file, *, by, override="", progress=None, before=None):
    """Yield lists of Judged for the rows of a file (opened for bytes), a slice at a time. Raises FileRefused.

    `before(rows)`, where it is given, is called with every row before the first is judged.
    """
    with Notebook() as notebook:
        for told in read_panels(file):
            notebook.note(told)
        notebook.close_book()
        if before:
            before(notebook.rows_noted())
        judge, done = Judge(by, override=override, notebook=notebook), 0
        for told in _slices(notebook.rows_noted()):
            yield judge.judge(told)
            done += len(told)
            if progress:
                progress(done, notebook.rows)


def import_file(file, *, by, override="", progress=None, tell=None):
    """Bring in every row that can be: all in one transaction. Returns Counter {PanelState: rows}.

    `tell`, where it is given, has `add(judged)` called for each row, and `start_afresh()` before the first.
    """
    try:
        return _import_all(file, by, override, progress, tell)
    except IntegrityError:
        # The same panels were being recorded at the same moment: now they are here.
        return _import_all(file, by, override, progress, tell)


def in_words(states):
    """Say how many rows became what: 'New: 25. Refused: 5.'"""
    return " ".join(f"{state.label}: {states[state]:,}." for state in PanelState if states[state])


@transaction.atomic
def _import_all(file, by, override, progress, tell):
    one_at_a_time(PANEL_IMPORT)
    states = Counter()
    file.seek(0)
    if tell:
        tell.start_afresh()
    slices = judge_file(file, by=by, override=override, progress=progress, before=_lock_what_is_to_come)
    # A notebook is closed by the thread that opened it, also where the database stops us.
    with closing(slices):
        for slice_of_judged in slices:
            write_new(slice_of_judged, by=by, override=override)
            for judged in slice_of_judged:
                states[judged.state] += 1
                if judged.state == PanelState.CHANGED:
                    write_change(judged, by=by, override=override)
                if tell:
                    tell.add(judged)
    return states


def _lock_what_is_to_come(rows):
    """Lock the people and panels of the days to come that a file names, in the order in which everybody locks them.

    Nobody gives up a seat on a panel that is over, so those are locked one by one, as they change.
    """
    to_come = [each for each in rows if each.held_on and each.held_on >= today()]
    if not to_come:
        return
    slices = list(_slices(to_come))
    locked_whole(*sorted(set().union(*(expert_ids_named(part) for part in slices))))
    panels = sorted(set().union(*(panel_ids_told(part) for part in slices)))
    for part in _slices(panels):
        lock_panels(part)


def _slices(rows):
    rows = iter(rows)
    while slice_of_rows := list(islice(rows, SLICE)):
        yield slice_of_rows
