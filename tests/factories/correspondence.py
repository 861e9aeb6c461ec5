from itertools import count

from coproduction.correspondence import services
from coproduction.correspondence.models import PostalAddress, Preference
from tests.factories.people import UserFactory

_numbers = count(1)


def reader(*, name="Rosa Reader", email=None, format="standard", address=True):
    """Return a person who is written to by letter, in a format; without an e-mail address unless one is given."""
    user = UserFactory(name=name, email=email)
    Preference.objects.create(user=user, channel="letter", format=format)
    if address:
        PostalAddress.objects.create(user=user, line_1="1 High Street", town="Norwich", postcode="NR1 3DY")
    return user


def letter(to=None, *, subject="Your session", body="We will see you on 3 December 2026.", link="", **who):
    """Return a letter that waits in the print queue, for a new `reader(**who)` unless `to` is given."""
    message = services.send(
        to=to or reader(**who),
        kind="hello",
        key=f"letter-{next(_numbers)}",
        subject=subject,
        body=body,
        link=link,
    )
    return message.deliveries.get(channel="letter")
