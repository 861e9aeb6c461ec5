"""What we tell people as a submission goes to the panel."""

from coproduction.correspondence import services as correspondence
from quality_mark.selectors.people import writers_of


def submission_sent(submission, version, event):
    """Tell its writers that it is with the panel."""
    for writer in writers_of(submission):
        _send(writer, "submission_sent", event, submission, submission.get_absolute_url(), version)


SUBJECTS = {
    "submission_sent": "Sent to the panel: {}",
}


def _send(to, kind, event, submission, link, version):
    correspondence.send(
        to=to,
        kind=f"quality_{kind}",
        key=f"quality-{kind}-{to.pk}-{event.pk}",
        subject=" ".join(SUBJECTS[kind].format(submission).split())[:200],
        body=correspondence.words(
            f"quality_mark/{kind}.txt", name=to.name, submission=submission, version=version
        ),
        link=link,
    )
