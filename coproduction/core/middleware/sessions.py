"""What a session may be: how long without a page, and how long at all."""

import time

from django.conf import settings
from django.contrib.auth import logout

LAST_SEEN = "last_seen"
BEGAN = "signed_in_at"


class SessionLimits:
    """Sign a person out after SESSION_IDLE_MINUTES without a page, and SESSION_COOKIE_AGE seconds after signing in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self._check(request)
        return self.get_response(request)

    def _check(self, request):
        now, session = int(time.time()), request.session
        idle = now - session.get(LAST_SEEN, now)
        # Django counts a session's age anew at each save, so it alone would never end for a busy person.
        age = now - session.get(BEGAN, now)
        if idle > settings.SESSION_IDLE_MINUTES * 60 or age > settings.SESSION_COOKIE_AGE:
            logout(request)
            return
        if idle > 60 or LAST_SEEN not in session:  # one write a minute, not one a page
            session[LAST_SEEN] = now
        if BEGAN not in session:
            session[BEGAN] = now
