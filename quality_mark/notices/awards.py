"""What we tell submitters and contributors about a mark. Each is told where they can see it themselves."""

from coproduction.core.dates import say_date
from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.services import Outgoing
from quality_mark.selectors.people import contributors_of, writers_of


def award_given(award, submission, event):
    """Tell the submitters, and the contributors who agreed to be named, that the work has the mark."""
    _to_everyone("award_given", award, submission, event)


def award_withdrawn(award, submission, event):
    """Tell the same people that the mark was withdrawn, and why: the reason is on the register too."""
    _to_everyone("award_withdrawn", award, submission, event)


def expiring_key(due):
    return f"quality-mark_expiring-{due.award.pk}-{due.award.expires_on}-{due.step}-{due.writer.pk}"


def expiring(due):
    """Remind a submitter that a mark runs out, and that it can be renewed."""
    return _outgoing(due, "mark_expiring", expiring_key(due))


def expired_key(due):
    return f"quality-mark_expired-{due.award.pk}-{due.writer.pk}"


def expired(due):
    """Tell a submitter that a mark has run out."""
    return _outgoing(due, "mark_expired", expired_key(due))


def _to_everyone(kind, award, submission, event):
    for writer in writers_of(submission):
        _send(writer, kind, award, submission, event)
    for contributor in contributors_of(submission).agreed():
        _send(contributor.expert.user, f"{kind}_contributor", award, submission, event)


def _outgoing(due, kind, key):
    award = due.award
    said = _said(due.writer, kind, award, award.decision.version.submission)
    return Outgoing(
        to=due.writer,
        kind=f"quality_{kind}",
        key=key,
        subject=said.subject,
        body=said.body,
        link=award.get_absolute_url(),
    )


def _send(to, kind, award, submission, event):
    said = _said(to, kind, award, submission)
    correspondence.send(
        to=to,
        kind=f"quality_{kind}",
        key=f"quality-{kind}-{to.pk}-{event.pk}",
        subject=said.subject,
        body=said.body,
        link=award.get_absolute_url(),
    )


def _said(to, kind, award, submission):
    with in_language_of(to):
        return correspondence.say(
            f"quality_mark/{kind}",
            name=to.name,
            title=str(submission),
            number=award.number,
            day=say_date(award.expires_on),
            reason=award.withdrawn_reason,
        )
