"""Links that open one page without signing in: signed, for one thing, good for a time. Nobody can guess one."""

from datetime import timedelta

from django.core import signing

GOOD_FOR = timedelta(days=45)
SALT = "involvement.links"


def token_for(kind, pk):
    """Return the token of one thing, such as ('offer', 17)."""
    return signing.dumps(pk, salt=f"{SALT}.{kind}")


def read_token(kind, token, *, good_for=GOOD_FOR):
    """Return the key a token was made for, or None where we did not make it, or it is too old.

    `good_for` is None where the thing itself says how long its link leads somewhere.
    """
    try:
        return signing.loads(token, salt=f"{SALT}.{kind}", max_age=good_for)
    except signing.BadSignature:
        return None
