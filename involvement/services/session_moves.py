"""A session moved: everyone expected is asked whether they can still come, and says yes here or sends apologies."""

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from involvement.models import AskedAgain
from involvement.rules import sessions as rules


def ask_again(contributions):
    """Ask these people once more, whatever they answered before. Their sessions are locked by their adverts' rows."""
    AskedAgain.objects.filter(contribution__in=contributions).delete()
    AskedAgain.objects.bulk_create([AskedAgain(contribution=each) for each in contributions], batch_size=500)


@transaction.atomic
def can_still_come(*, contribution, session, seen, by):
    """Say that a person can come to a session as it is now. Saying it again changes nothing.

    `seen` is the id of the AskedAgain on the page they read, as it was typed there.
    """
    asked = AskedAgain.objects.filter(contribution=contribution).values_list("pk", flat=True).first()
    if refusal := rules.why_not_say_yes(contribution, session, asked=asked, seen=seen, now=timezone.now()):
        raise RuleBroken(refusal)
    answered, _ = AskedAgain.objects.filter(pk=asked, contribution=contribution).delete()
    if answered:
        audit.record(actor=by, action="session_move.agreed", target=contribution)
    return contribution
