"""Saying how to join a session online: what we use, by phone, captions and help."""

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from involvement.models import Session
from involvement.rules import sessions as rules
from involvement.rules.joining import JoiningFact
from involvement.selectors.joining import coming_online
from involvement.selectors.sessions import sessions_with_all


@transaction.atomic
def say_how_to_join(*, session, said, for_all, by):
    """Keep what is said ({JoiningFact: words}) of a session, and with `for_all` of every other to come. Tells nobody."""
    session = sessions_with_all().get(pk=session.pk)
    if refusal := rules.why_not_change(session, now=timezone.now()):
        raise RuleBroken(refusal)
    online = {str(fact): said[fact].strip() for fact in JoiningFact if said.get(fact, "").strip()}
    rows = coming_online(session.opportunity) if for_all else Session.objects.filter(pk=session.pk)
    pks = list(rows.values_list("pk", flat=True))
    Session.objects.filter(pk__in=pks).update(online=online, updated_at=timezone.now())
    after = {"facts": sorted(online), "sessions": pks}
    audit.record(actor=by, action="session.joining_said", target=session, after=after)
