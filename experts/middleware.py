"""A coordinator does things for a person who is not online, in that person's own pages.

`request.person` is whose things are shown and changed; `request.user` stays who does it. The state is bound to one
session and one coordinator, asked of the database at each page, and over after some minutes without a page.
"""

import time

from django.contrib import messages
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.reference.selectors import setting
from experts.rules import acting as rules
from experts.selectors.acting import occasion_of
from experts.services import acting

KEY = "occasion"
TOO_LONG = _("You stopped doing things for {person}, because nothing happened for a while.")
OVER = _("You are no longer doing things for that person.")


class ActFor:
    """Set `request.person`, and keep every page that is not that person's closed meanwhile."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.person, request.occasion, request.stopped = request.user, None, ""
        if request.user.is_authenticated and KEY in request.session:
            self._go_on(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        if request.stopped and (request.method not in ("GET", "HEAD") or name in rules.OPEN):
            return _stopped(request)
        if request.occasion and not rules.is_open(name):
            page = render(request, "experts/acting/closed.html", {"path": _way_on(request)}, status=403)
            add_never_cache_headers(page)
            return page
        return None

    def _go_on(self, request):
        state, now = request.session[KEY], int(time.time())
        occasion = occasion_of(request.user, state["pk"])
        if refusal := _why_over(request.user, occasion, state["used_at"], now):
            leave(request)
            request.stopped = refusal
            return
        if now - state["used_at"] >= 60:  # one write a minute, not one a page
            request.session[KEY] = {**state, "used_at": now}
        request.person, request.occasion, request.user.acting = occasion.person, occasion, occasion


def enter(request, occasion):
    """Begin in this session. Forms that were open for anyone else are refused from now on, and so is an old session key."""
    request.session.cycle_key()
    request.session[KEY] = {"pk": occasion.pk, "used_at": int(time.time())}
    rotate_token(request)


def leave(request):
    """Stop in this session."""
    if state := request.session.pop(KEY, None):
        acting.end(by=request.user, pk=state["pk"])
    rotate_token(request)


def on_signed_out(sender, request, user, **signal):
    """Someone who signs out stops doing things for anyone."""
    if user is not None:
        acting.end(by=user)


def _why_over(helper, occasion, used_at, now):
    if occasion is None:
        return OVER
    if rules.is_idle(used_at, minutes=setting("act_for_idle_minutes"), now=now):
        return TOO_LONG.format(person=occasion.person)
    refusal = rules.why_not_act_for(helper, occasion.person, getattr(occasion.person, "expert", None))
    return (
        gettext("You stopped doing things for {person}. {refusal}").format(
            person=occasion.person, refusal=refusal
        )
        if refusal
        else ""
    )


def _stopped(request):
    if request.method in ("GET", "HEAD"):
        messages.info(request, request.stopped)
        return redirect("home:start")
    return render(request, "409.html", {"sentence": request.stopped, "back": "/start/"}, status=409)


def _way_on(request):
    return request.get_full_path() if request.method == "GET" else ""
