"""What the panel knows of its members."""

from django.db import transaction

from coproduction.audit import services as audit
from quality_mark.models import PanelMember


@transaction.atomic
def describe_member(*, user, directorate, topics, by):
    """Write where a member of the panel works (None: nobody has said) and which topics they know about."""
    member, _ = PanelMember.objects.update_or_create(user=user, defaults={"directorate": directorate})
    member.topics.set(topics)
    after = {"directorate": directorate and directorate.pk, "topics": sorted(topic.pk for topic in topics)}
    audit.record(actor=by, action="panel_member.described", target=member, after=after)
    return member
