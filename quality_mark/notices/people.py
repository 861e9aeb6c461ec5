"""What we tell people about being named, and about writing with others."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from quality_mark.enums import Consent


def contributor_asked(contributor, event):
    """Ask an expert whether they want to be named. It says by whom, for what, and that saying no is fine."""
    user = contributor.expert.user
    _send(
        user,
        "contributor_asked",
        event,
        link=reverse("quality_mark:naming", args=[contributor.pk]),
        contributor=contributor,
        submission=contributor.submission,
    )


def contributor_answered(contributor, event):
    """Tell whoever asked what the expert answered."""
    agreed = contributor.consent == Consent.AGREED
    _send(
        contributor.asked_by,
        "contributor_answered",
        event,
        link=reverse("quality_mark:people", args=[contributor.submission_id]),
        person=contributor.expert.user,
        agreed=agreed,
        submission=contributor.submission,
    )


def co_submitter_added(co_submitter, event, *, by):
    """Tell a colleague that they can write the submission too."""
    _send(
        co_submitter.user,
        "co_submitter_added",
        event,
        link=co_submitter.submission.get_absolute_url(),
        submission=co_submitter.submission,
        by=by,
    )


def _send(to, kind, event, *, link, **words):
    with in_language_of(to):
        said = correspondence.say(f"quality_mark/{kind}", name=to.name, **words)
    correspondence.send(
        to=to,
        kind=f"quality_{kind}",
        key=f"quality-{kind}-{event.pk}",
        subject=said.subject,
        body=said.body,
        link=link,
    )
