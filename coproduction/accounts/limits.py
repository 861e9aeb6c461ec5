"""How often a stranger may send a form of ours from one address: by the means that guard signing in."""

from allauth.core.internal.ratelimit import consume, respond_429
from django.conf import settings


def too_many(request, action, *, key=None):
    """Return the page to answer with where this was sent too often, or None. `action` is named in PUBLIC_RATE_LIMITS."""
    limits = settings.PUBLIC_RATE_LIMITS
    if not limits:
        return None
    used = consume(request, app="allauth.account", action=action, config=limits, key=key, limit_get=True)
    return None if used else respond_429(request)
