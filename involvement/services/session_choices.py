"""Sessions that people choose themselves, each with places of its own: never more people than places."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from experts.models import Contribution
from involvement.notices import sessions as notices
from involvement.rules import sessions as rules
from involvement.selectors.sessions import to_choose
from involvement.services import places
from involvement.services.opportunities import locked


@transaction.atomic
def take_session(*, session, interest, by):
    """Take a place at one session for someone who has a place on its advert. Returns their Contribution.

    Taking it twice is taking it once.

    A place that is given up is open again to all of them: nobody waits in a list for one session.
    """
    # The advert's row first, as for every place: of two who take the last one, the second finds it gone.
    advert = locked(session.opportunity)
    interest.refresh_from_db(fields=["status"])
    found = to_choose(advert, interest.expert_id).filter(pk=session.pk).first() or session
    if getattr(found, "has_it", False):
        return Contribution.objects.get(activity=found.activity, expert=interest.expert_id)
    if refusal := rules.why_not_take(found, taken=getattr(found, "taken", 0), now=timezone.now()):
        raise RuleBroken(refusal)
    if interest.status != "accepted":
        raise RuleBroken(
            gettext("You have no place on this advert any more, so you cannot choose its sessions.")
        )
    contribution = places.expect_at(session=found, expert=interest.expert, by=by)
    audit.record(actor=by, action="session.chosen", target=contribution, after={"session": found.pk})
    notices.session_chosen(found, contribution)
    return contribution
