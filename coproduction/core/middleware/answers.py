from http import HTTPStatus
from urllib.parse import urlsplit

import structlog
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from coproduction.core.contention import is_contention
from coproduction.core.exceptions import RuleBroken

log = structlog.get_logger("portal.answers")
AGAIN_AFTER = 2  # seconds
FEATURES_OFF = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class PermissionsPolicy:
    """Tell browsers that no page of ours uses the camera, the microphone or the person's place."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", FEATURES_OFF)
        return response


class NoStore:
    """Keep pages of signed-in people out of every cache, unless the view has said otherwise."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "no-store, private"
        return response


class SayRuleBroken:
    """Show the sentence of a rule that refused, with what was typed one step back."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, RuleBroken):
            return None
        return render(
            request, "409.html", {"sentence": exception.sentence, "back": came_from(request)}, status=409
        )


class SayBusy:
    """Say calmly to the one the database stopped that somebody else was changing the same thing: nothing was saved.

    The page asks nothing of the database.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not (isinstance(exception, OperationalError) and is_contention(exception)):
            return None
        log.warning("stopped_by_contention", problem=type(exception.__cause__).__name__)
        page = render_to_string("503.html", {"back": came_from(request)})
        return HttpResponse(page, status=503, headers={"Retry-After": str(AGAIN_AFTER)})


class SayPressAgain:
    """Say what to do at the address of a button, which has no page: after signing in people are sent to it.

    Django's own answer is empty, and a browser shows its error page for it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        page = render(request, "405.html", {"back": _page_above(request.path)}, status=response.status_code)
        page.headers["Allow"] = response.headers["Allow"]
        return page


def _page_above(path):
    """Return the nearest address above one that leads somewhere: '/my/interests/4/' of '/my/interests/4/accept/', or ''."""
    parts = path.strip("/").split("/")
    above = (f"/{'/'.join(parts[:length])}/" for length in range(len(parts) - 1, 0, -1))
    return next(filter(_leads_somewhere, above), "")


def _leads_somewhere(path):
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def came_from(request, otherwise="/"):
    """Return the path of our page that the person came from: an action's own address cannot be read."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return otherwise
    parts = urlsplit(referer)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"


class NothingAtNul:
    """Answer 404 to an address with a NUL in it: PostgreSQL keeps none, so nothing can be there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if any("\x00" in value for value in kwargs.values() if isinstance(value, str)):
            raise Http404
