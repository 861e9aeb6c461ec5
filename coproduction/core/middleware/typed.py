"""What a person typed is kept for them when their session has run out."""

import json
import time

from cryptography.fernet import InvalidToken
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
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_anonymous:
            if request.method == "POST":
                _keep(request)
        elif KEPT in request.session:
            again = _offer(request)
            if again:
                return again
        return self.get_response(request)


def _keep(request):
    read = submission.owner_of(request.POST.get(submission.FIELD, ""))
    if not read or read[1] is None:
        return
    typed = [[name, value] for name, values in request.POST.lists() for value in values if _may_be_kept(name)]
    if sum(len(name) + len(value) for name, value in typed) > MOST_KEPT:
        return
    kept = {
        "path": request.get_full_path(),
        "owner": read[1],
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
    if request.method != "GET" or request.get_full_path() != kept["path"]:
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
    return request.method == "POST" and request.path == kept["path"].partition("?")[0]
