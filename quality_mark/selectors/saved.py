"""What is saved now, in words, to set beside what a person typed while somebody else was saving."""


def about_in_words(submission, version):
    """Return [(label, words)] of what is saved about the work."""
    return [
        ("Title", submission.title),
        ("Kind of work", submission.get_kind_display()),
        ("Directorate", str(submission.directorate or "")),
        ("Who owns the work", version.owner),
        ("Stage", version.get_stage_display()),
        ("What it is", version.summary),
        ("Rung of the ladder", version.get_rung_display()),
        ("Why that rung", version.rung_why),
        ("What has changed", version.what_changed),
    ]


def statement_in_words(statement):
    """Return [(label, words)] of what is saved on one criterion."""
    return [
        ("Statement", statement.words),
        ("Own score", statement.get_self_score_display() or "Not yet"),
        ("Shown by the involvement recorded in the portal", "Yes" if statement.by_citations else "No"),
    ]
