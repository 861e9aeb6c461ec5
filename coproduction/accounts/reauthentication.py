"""Show that it is still you, before something that matters.

allauth asks for the password or the second factor, and asks nothing of a person who has neither. Most experts sign in
with e-mailed codes: they are asked for a code here.
"""

import time
from functools import wraps

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired


def reauthentication_required(view=None, *, posting_only=False):
    """Ask the person to show who they are, unless they did in the last 5 minutes; then go on with what they asked for.

    `posting_only` lets them look at the page first.
    """

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            looking = posting_only and request.method in ("GET", "HEAD")
            if not looking and not shown_lately(request):
                raise ReauthenticationRequired
            return view(request, *args, **kwargs)

        return guarded

    return guard(view) if view else guard


def shown_lately(request):
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return any(record.get("reauthenticated") and record["at"] > since for record in records)
