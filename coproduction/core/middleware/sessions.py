"""What a session may be, and what is kept for the person when it has run out."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import render

from coproduction.core import submission

LAST_SEEN = "last_seen"
KEPT = "kept_typed"
MOST_KEPT = 100_000  # characters


class SessionLimits:
    """Sign a person out after SESSION_IDLE_MINUTES without a page. The absolute limit is the session's own age."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self._check(request)
        return self.get_response(request)

    def _check(self, request):
        now = int(time.time())
        seen = request.session.get(LAST_SEEN, now)
        if now - seen > settings.SESSION_IDLE_MINUTES * 60:
            logout(request)
        elif now - seen > 60 or LAST_SEEN not in request.session:  # one write a minute, not one a page
            request.session[LAST_SEEN] = now


class KeepTyped:
    """Keep what a person typed when their session ran out before they sent it.

    The form's token says whose it is. After signing in they are shown a page that sends it again; anyone else
    who signs in on that browser is not, and what was kept is dropped.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and request.method == "GET" and KEPT in request.session:
            again = self._offer(request)
            if again:
                return again
        elif request.user.is_anonymous and request.method == "POST":
            self._keep(request)
        return self.get_response(request)

    def _keep(self, request):
        read = submission.owner_of(request.POST.get(submission.FIELD, ""))
        if not read or read[1] is None:
            return
        typed = [
            [name, value]
            for name, values in request.POST.lists()
            for value in values
            if name != "csrfmiddlewaretoken" and "password" not in name
        ]
        if sum(len(value) for _, value in typed) <= MOST_KEPT:
            request.session[KEPT] = {
                "path": request.get_full_path(),
                "owner": read[1],
                "typed": typed,
                "had_files": bool(request.FILES),
            }

    def _offer(self, request):
        kept = request.session[KEPT]
        if kept["owner"] != request.user.pk:
            del request.session[KEPT]
            return None
        if request.get_full_path() != kept["path"]:
            return None
        del request.session[KEPT]
        return render(request, "core/kept_typed.html", {"kept": kept})
