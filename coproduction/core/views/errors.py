from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from coproduction.core.guards import public


@public
def csrf_failure(request, reason=""):
    """Say what to do when a form's safety key is missing or old, most often after signing in in another tab."""
    return render(request, "403_csrf.html", {"back": request.path}, status=403)


@public
def bad_request(request, exception=None):
    """Say that we could not read what the browser sent. The reason is for the log, not for the page."""
    return render(request, "400.html", status=400)


@public
def forbidden(request, exception=None):
    """Say why this page is not for this person, in the words of the rule that refused."""
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


@public
def not_found(request, exception=None):
    """Say that there is no such page, in the same words where it is another person's."""
    return render(request, "404.html", status=404)


@public
def server_error(request):
    """Say sorry without asking anything of the database or of who is looking: either may be what broke."""
    return HttpResponseServerError(render_to_string("500.html"))
