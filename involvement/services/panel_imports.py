"""Panels from a file: looked at first, and then brought in all at once or not at all. Twice is as once."""

from collections import Counter
from itertools import islice

from django.db import IntegrityError, transaction

from involvement.enums import PanelState
from involvement.imports.panels import read_panels
from involvement.imports.panels.notebook import Notebook
from involvement.selectors.panel_judging import SLICE, Judge
from involvement.services.panels import write_change, write_new


def judge_file(file, *, by, override="", progress=None):
    """Yield lists of Judged for the rows of a file (opened for bytes), a slice at a time. Raises FileRefused."""
    with Notebook() as notebook:
        for told in read_panels(file):
            notebook.note(told)
        notebook.close_book()
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
    states = Counter()
    file.seek(0)
    if tell:
        tell.start_afresh()
    for slice_of_judged in judge_file(file, by=by, override=override, progress=progress):
        write_new(slice_of_judged, by=by, override=override)
        for judged in slice_of_judged:
            states[judged.state] += 1
            if judged.state == PanelState.CHANGED:
                write_change(judged, by=by, override=override)
            if tell:
                tell.add(judged)
    return states


def _slices(rows):
    rows = iter(rows)
    while slice_of_rows := list(islice(rows, SLICE)):
        yield slice_of_rows
