"""What a person typed is kept when their session has run out, or when the form was about someone else."""

import json
import time

from cryptography.fernet import InvalidToken
from django.contrib.auth import get_user_model
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from coproduction.core import submission
from coproduction.core.fields import sealing_box

KEPT = "kept_typed"
MOST_KEPT = 100_000  # characters
KEPT_FOR = 60 * 60  # seconds


class KeepTyped:
    """Keep what a person typed when their session ran out before they sent it.

    The form's token says whose it is. After signing in they are shown a page that sends it again, each time they come
    back to it until they do; anyone else who signs in on that browser is not, and what was kept is dropped. It is
    sealed, since it may be an account number.

    The same for a form about a person for whom a coordinator no longer does things: it is refused whatever its view, and
    offered again when the coordinator does things for that person again.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self._answer(request) or self.get_response(request)

    def _answer(self, request):
        shown = _shown(request)
        if request.user.is_anonymous:
            _keep(request, shown)
        elif shown and shown.owner == request.user.pk and not shown.is_of(request):
            _keep(request, shown)
            return _was_for_another(request, shown)
        elif KEPT in request.session:
            return _offer(request)
        return None


def waiting_for(request, person):
    """Return the path of a form about this person that waits to be sent again, or ''."""
    kept = _opened(request.session[KEPT]) if KEPT in request.session else None
    if kept is None or (kept["owner"], kept["person"]) != (request.user.pk, person.pk):
        return ""
    return kept["path"]


def is_kept(request):
    """Return whether what somebody typed before they were signed out will be offered to them once they sign in."""
    return KEPT in request.session and _opened(request.session[KEPT]) is not None


def _shown(request):
    token = request.POST.get(submission.FIELD, "") if request.method == "POST" else ""
    return submission.read_token(token) if token else None


def _was_for_another(request, shown):
    person = get_user_model().objects.filter(pk=shown.person).first()
    return render(request, "core/for_another.html", {"form_person": person}, status=409)


def _keep(request, shown):
    if shown is None or shown.owner is None:
        return
    typed = [[name, value] for name, values in request.POST.lists() for value in values if _may_be_kept(name)]
    if sum(len(name) + len(value) for name, value in typed) > MOST_KEPT:
        return
    kept = {
        "path": request.get_full_path(),
        "owner": shown.owner,
        "person": shown.person,
        "until": time.time() + KEPT_FOR,
        "typed": typed,
        "had_files": bool(request.FILES),
    }
    request.session[KEPT] = sealing_box().encrypt(json.dumps(kept).encode()).decode()


def _may_be_kept(name):
    return name != "csrfmiddlewaretoken" and "password" not in name


def _offer(request):
    kept = _opened(request.session[KEPT])
    if kept is None or kept["owner"] != request.user.pk or _is_sent(request, kept):
        del request.session[KEPT]
        return None
    is_there = request.method == "GET" and request.get_full_path() == kept["path"]
    if not is_there or kept["person"] != request.person.pk:
        return None
    page = render(request, "core/kept_typed.html", {"kept": kept})
    add_never_cache_headers(page)
    return page


def _opened(sealed):
    try:
        kept = json.loads(sealing_box().decrypt(sealed.encode()))
    except InvalidToken:  # sealed with a key that has been taken away since
        return None
    return kept if kept["until"] > time.time() else None


def _is_sent(request, kept):
    is_posted = request.method == "POST" and request.path == kept["path"].partition("?")[0]
    return is_posted and kept["person"] == request.person.pk
