"""What we tell people as a submission goes to the panel."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from quality_mark.enums import Permission
from quality_mark.selectors.people import holders_of, writers_of
from quality_mark.selectors.ties import ties_of


def submission_sent(submission, version, event):
    """Tell its writers that it is with the panel, and the chairs that it waits for reviewers."""
    for writer in writers_of(submission):
        _send(writer, "submission_sent", event, submission, submission.get_absolute_url(), version)
    chairs = list(holders_of(Permission.RUN_PANEL))
    tied = ties_of(submission, [chair.pk for chair in chairs])
    for chair in chairs:
        if chair.pk not in tied:
            _send(chair, "submission_waits", event, submission, reverse("quality_mark:queue"), version)


def _send(to, kind, event, submission, link, version):
    with in_language_of(to):
        said = correspondence.say(
            f"quality_mark/{kind}", name=to.name, submission=submission, version=version
        )
    correspondence.send(
        to=to,
        kind=f"quality_{kind}",
        key=f"quality-{kind}-{to.pk}-{event.pk}",
        subject=said.subject,
        body=said.body,
        link=link,
    )
