"""Pages for the tests of the machinery: one that makes a record, one that refuses, one that says who may see it."""

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import include, path
from django.utils import timezone

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs, public, signed_in
from coproduction.core.models import Heartbeat
from coproduction.core.submission import post_once

FORM = '{% load words %}<form method="post">{% submission_token %}<input name="name"></form>'


def _make(name):
    return Heartbeat.objects.create(name=f"{name} {Heartbeat.objects.count() + 1}", seen_at=timezone.now())


@signed_in
@post_once
def make(request):
    if request.method == "GET" or not request.POST.get("name"):
        status = 200 if request.method == "GET" else 422
        return HttpResponse(engines["django"].from_string(FORM).render({}, request), status=status)
    made = _make(request.POST["name"])
    return HttpResponseRedirect(f"/made/{made.pk}/{request.POST.get('more', '')}")


@signed_in
@post_once
def refuse(request):
    _make("refused")
    raise RuleBroken("This session is full.")


@public
def stopped(request):
    """Fail as the driver's mistake that a test has put into `problems` makes Django fail."""
    raise OperationalError("the database said no") from problems.pop()


problems: list[Exception] = []


@public
@post_once
def join(request):
    if request.method == "GET":
        return HttpResponse(engines["django"].from_string(FORM).render({}, request))
    return HttpResponseRedirect(f"/made/{_make('joined').pk}/")


@needs("audit.search", "home.see_operations")
def guarded(request):
    return HttpResponse("yours")


@signed_in
def not_now(request):
    raise PermissionDenied("This panel has started.")


handler403 = "coproduction.core.views.forbidden"
urlpatterns = [
    path("not-now/", not_now),
    path("make/", make),
    path("refuse/", refuse),
    path("stopped/", stopped),
    path("join-here/", join),
    path("guarded/", guarded),
    path("", include("coproduction.urls")),
]
