"""What is on a list of things to erase, a line each."""

from django.utils.translation import gettext

from coproduction.core.dates import say_date
from coproduction.core.money import pounds
from coproduction.privacy.enums import RetentionKind


def lines_of(kind, rows):
    """Return [(what it is, what to know about it)] for a page of a kind's rows."""
    return [_SAY[kind](row) for row in rows]


def _person(user):
    what = gettext("Person {number}: {name}").format(number=user.pk, name=user)
    return what, gettext("Account made on {day}").format(day=say_date(user.created_at))


def _message(message):
    kind = message.kind.replace("_", " ")
    what = gettext("Message {number}").format(number=message.pk)
    return what, gettext("{kind}, sent on {day}").format(kind=kind, day=say_date(message.created_at))


def _file(document):
    purpose = document.purpose.replace("_", " ")
    what = gettext("File {number}").format(number=document.pk)
    return what, gettext("{kind}, kept since {day}").format(kind=purpose, day=say_date(document.created_at))


def _claim(claim):
    about = {"number": claim.pk, "person": claim.claimant_id}
    what = gettext("Claim {number} of person {person}").format(**about)
    if claim.paid_on:
        paid = gettext("{amount}, paid on {day}")
        return what, paid.format(amount=pounds(claim.total), day=say_date(claim.paid_on))
    return what, f"{pounds(claim.total)}, {claim.get_status_display().lower()}"


def _panel(panel):
    what = gettext("Interview panel {reference}").format(reference=panel.vacancy_reference)
    return what, gettext("Held on {day}").format(day=say_date(panel.held_on))


_SAY = {
    RetentionKind.LEFT: _person,
    RetentionKind.NOT_ACCEPTED: _person,
    RetentionKind.UNFINISHED: _person,
    RetentionKind.MESSAGES: _message,
    RetentionKind.FILES: _file,
    RetentionKind.CLAIMS: _claim,
    RetentionKind.PANELS: _panel,
}
