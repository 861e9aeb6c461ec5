"""What is saved now, in words, to set beside what a person typed while somebody else was saving."""

from django.utils.translation import gettext


def about_in_words(submission, version):
    """Return [(label, words)] of what is saved about the work."""
    return [
        (gettext("Title"), submission.title),
        (gettext("Kind of work"), submission.get_kind_display()),
        (gettext("Directorate"), str(submission.directorate or "")),
        (gettext("Who owns the work"), version.owner),
        (gettext("Stage"), version.get_stage_display()),
        (gettext("What it is"), version.summary),
        (gettext("Rung of the ladder"), version.get_rung_display()),
        (gettext("Why that rung"), version.rung_why),
        (gettext("What has changed"), version.what_changed),
    ]


def statement_in_words(statement):
    """Return [(label, words)] of what is saved on one criterion."""
    return [
        (gettext("Statement"), statement.words),
        (gettext("Own score"), statement.get_self_score_display() or gettext("Not yet")),
        (
            gettext("Shown by the involvement recorded in the portal"),
            gettext("Yes") if statement.by_citations else gettext("No"),
        ),
    ]
