"""What is on a list of things to erase, a line each."""

from coproduction.core.dates import say_date
from coproduction.core.money import pounds
from coproduction.privacy.enums import RetentionKind


def lines_of(kind, rows):
    """Return [(what it is, what to know about it)] for a page of a kind's rows."""
    return [_SAY[kind](row) for row in rows]


def _person(user):
    return f"Person {user.pk}: {user}", f"Account made on {say_date(user.created_at)}"


def _message(message):
    return (
        f"Message {message.pk}",
        f"{message.kind.replace('_', ' ')}, sent on {say_date(message.created_at)}",
    )


def _file(document):
    return (
        f"File {document.pk}",
        f"{document.purpose.replace('_', ' ')}, kept since {say_date(document.created_at)}",
    )


def _claim(claim):
    when = f"paid on {say_date(claim.paid_on)}" if claim.paid_on else claim.get_status_display().lower()
    return f"Claim {claim.pk} of person {claim.claimant_id}", f"{pounds(claim.total)}, {when}"


_SAY = {
    RetentionKind.LEFT: _person,
    RetentionKind.NOT_ACCEPTED: _person,
    RetentionKind.UNFINISHED: _person,
    RetentionKind.MESSAGES: _message,
    RetentionKind.FILES: _file,
    RetentionKind.CLAIMS: _claim,
}
