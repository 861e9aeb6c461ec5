from django.db import transaction

from coproduction.audit.services import record
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from coproduction.correspondence.services.messages import send


@transaction.atomic
def say_again(*, message, by):
    """Send a person the same words once more, by the way they choose now. Returns the new Message; the old one stays."""
    if not message.in_inbox or message.recipient is None:
        raise RuleBroken("This message held a code, which cannot be sent again.")
    Message.objects.select_for_update().get(pk=message.pk)
    before = f"again-{message.pk}-"
    number = Message.objects.filter(key__startswith=before).count() + 1
    again = send(
        to=message.recipient,
        kind=message.kind,
        key=f"{before}{number}",
        subject=message.subject,
        body=message.body,
        link=message.link,
    )
    record(actor=by, action="message.sent_again", target=again, after={"message": message.pk})
    return again
