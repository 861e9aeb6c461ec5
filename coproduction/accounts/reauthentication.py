"""Show that it is still you, before something that matters.

allauth asks for the password or the second factor, and asks nothing of a person who has neither. Most experts sign in
with e-mailed codes: they are asked for a code here.
"""

import time
from functools import wraps

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.shortcuts import redirect


def reauthentication_required(view=None, *, posting_only=False, holds_secret=False):
    """Ask the person to show who they are, unless they did in the last 5 minutes; then go on with what they asked for.

    `posting_only` lets them look at the page first. What was posted waits in the session meanwhile: where it
    `holds_secret`, such as a new password, it is dropped and the page is shown again.
    """

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            looking = request.method in ("GET", "HEAD")
            if (looking and posting_only) or shown_lately(request):
                return view(request, *args, **kwargs)
            if holds_secret and not looking:
                return redirect(request.path)
            raise ReauthenticationRequired

        return guarded

    return guard(view) if view else guard


def shown_lately(request):
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return any(record.get("reauthenticated") and record["at"] > since for record in records)
