"""Links that open one page without signing in: signed, for one thing, good for some weeks. Nobody can guess one."""

from datetime import timedelta

from django.core import signing

GOOD_FOR = timedelta(days=45)
SALT = "involvement.links"


def token_for(kind, pk):
    """Return the token of one thing, such as ('offer', 17)."""
    return signing.dumps(pk, salt=f"{SALT}.{kind}")


def read_token(kind, token):
    """Return the key a token was made for, or None where we did not make it, or it is too old."""
    try:
        return signing.loads(token, salt=f"{SALT}.{kind}", max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
