"""What a coordinator wrote to many people, for each of them."""

from coproduction.correspondence.services import Outgoing
from experts.rules.bulk import for_person


def for_each(message, experts):
    """Return an Outgoing for each Expert of a list. The key holds the message and the person: nobody gets it twice."""
    return [
        Outgoing(
            to=expert.user,
            kind="from_coordinator",
            key=f"bulk-{message.pk}-{expert.pk}",
            subject=for_person(message.subject, expert.user.name),
            body=for_person(message.body, expert.user.name),
        )
        for expert in experts
    ]
