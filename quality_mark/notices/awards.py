"""What we tell submitters and contributors about a mark. Each is told where they can see it themselves."""

from django.urls import reverse

from coproduction.core.dates import say_date
from coproduction.correspondence import services as correspondence
from quality_mark.selectors.people import contributors_of, writers_of


def award_given(award, submission, event):
    """Tell the submitters, and the contributors who agreed to be named, that the work has the mark."""
    _to_everyone("award_given", award, submission, event, day=say_date(award.expires_on))


def _to_everyone(kind, award, submission, event, **words):
    for writer in writers_of(submission):
        _send(writer, kind, award, submission, event, submission.get_absolute_url(), **words)
    for contributor in contributors_of(submission).agreed():
        page = reverse("quality_mark:naming", args=[contributor.pk])
        _send(contributor.expert.user, f"{kind}_contributor", award, submission, event, page, **words)


def _send(to, kind, award, submission, event, link, **words):
    said = correspondence.say(
        f"quality_mark/{kind}", name=to.name, title=str(submission), number=award.number, **words
    )
    correspondence.send(
        to=to,
        kind=f"quality_{kind}",
        key=f"quality-{kind}-{to.pk}-{event.pk}",
        subject=said.subject,
        body=said.body,
        link=link,
    )
