"""The private address of a person's calendar: made, made anew and taken back by the person alone."""

import secrets

from django.db import transaction

from coproduction.audit import services as audit
from experts.models import CalendarLink
from experts.selectors.calendars import hash_of
from experts.services.locking import locked_whole


@transaction.atomic
def make_link(*, expert, by):
    """Return a new token for a person's calendar. One they had opens nothing any more. It can never be read again."""
    locked_whole(expert.pk)
    token = secrets.token_urlsafe(32)
    link, is_new = CalendarLink.objects.update_or_create(
        expert=expert, defaults={"token_hash": hash_of(token)}
    )
    audit.record(actor=by, action=f"calendar_link.{'made' if is_new else 'made_anew'}", target=link)
    return token


@transaction.atomic
def take_back_link(*, user, by):
    """Let the address of a person's calendar open nothing any more. Without one nothing happens."""
    link = CalendarLink.objects.select_for_update().filter(expert_id=user.pk).first()
    if link:
        audit.record(actor=by, action="calendar_link.taken_back", target=link)
        link.delete()
