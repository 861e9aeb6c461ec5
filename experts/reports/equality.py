"""Equality of who takes part: by question, for a quarter that is over, with small numbers hidden or all rounded.

The same figures go to the page, its chart and every file, because they are hidden here, before any of those.
"""

from functools import partial

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.core.reporting import (
    HIDDEN,
    Column,
    Kind,
    Policy,
    Question,
    Report,
    Table,
    declare,
    protect,
    quarter_in_words,
)
from coproduction.reference.equality import QUESTIONS, question_called
from coproduction.reference.selectors import setting
from experts.enums import Permission
from experts.rules.equality import last_day_of
from experts.selectors.equality import counts_of, quarters

GROUPINGS = {question.key: question.title for question in QUESTIONS}
TOOK_PART = Column("took_part", _("Took part in the quarter"), Kind.COUNT)
DID_NOT = Column("did_not", _("In the network, did not take part"), Kind.COUNT)
EVERYONE = Column("everyone", _("Everyone"), Kind.COUNT)
COUNTED = _(
    "People in the network, and anyone who took part in the quarter, as they were when it was counted."
)
CUT = _("‘{hidden}’ is a small number, or one from which a small number could be worked out.")
ROUNDED = _("Each number is rounded by itself to the nearest {number}, so the numbers do not add up.")
TOGETHER = _("One of the groups is too small to be shown apart, so everyone is counted together.")


def equality(question: Question, *, threshold: str) -> Table:
    """Return one equality question's figures for a quarter. `threshold` names the setting that says what is small."""
    asked = question_called(question.by)
    counts = counts_of(asked, question.first_day)
    policy = policy_with(threshold)
    shown = protect([list(each) for each in counts.values()], policy)
    if shown is None:
        return Table("equality", [Column("answer", asked.title)], [])
    apart = len(shown.column_totals) > 1
    columns = [TOOK_PART, DID_NOT, EVERYONE] if apart else [EVERYONE]
    lines = zip(counts, shown.rows, shown.row_totals, strict=True)
    rows = [
        _row(str(asked.parents[parent]), columns, [*row, total] if apart else row)
        for parent, row, total in lines
    ]
    last = [*shown.column_totals, shown.total] if apart else [shown.total]
    totals = _row(gettext("Total"), columns, last)
    return Table(
        "equality", [Column("answer", asked.title), *columns], rows, totals, _notes(shown, policy, apart)
    )


def policy_with(threshold):
    """Return the trust's rules for what may be shown, with the threshold of one of its settings."""
    return Policy(
        threshold=setting(threshold),
        show_zero=bool(setting("equality_show_zero")),
        round_to=setting("equality_round_to"),
        secondary=bool(setting("equality_secondary")),
    )


def periods():
    """Return [(first day, last day, words)] of the quarters that are counted, the newest first."""
    return [(first, last_day_of(first), quarter_in_words(first)) for first in quarters()]


def _row(answer, columns, values):
    return {"answer": answer, **{column.key: value for column, value in zip(columns, values, strict=True)}}


def _notes(shown, policy, apart):
    said: list[Words] = [COUNTED]
    said += [CUT.format(hidden=HIDDEN)] if shown.is_cut else []
    said += [ROUNDED.format(number=policy.round_to)] if shown.is_rounded else []
    return [*said, *([] if apart else [TOGETHER])]


def _declare(key, title, summary, threshold):
    declare(
        Report(
            key=key,
            title=title,
            summary=summary,
            groupings=GROUPINGS,
            answer=partial(equality, threshold=threshold),
            figures=[EVERYONE.key],
            needs=Permission.READ_EQUALITY.value,
            periods=periods,
            nothing=_("There are too few people to show anything without giving someone away."),
        )
    )


_declare(
    "equality",
    _("Equality of who takes part"),
    _("Who is in the network and who took part, by each equality question. For use inside the trust."),
    "equality_threshold",
)
_declare(
    "equality-to-publish",
    _("Equality figures to publish"),
    _("The same figures with more hidden, for papers and pages that anyone can read."),
    "equality_threshold_published",
)
