from urllib.parse import urlsplit

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from coproduction.core.exceptions import RoleRefused
from coproduction.core.guards import public
from coproduction.core.middleware.answers import came_from


@public
def csrf_failure(request, reason=""):
    """Say what to do when a form's safety key is missing or old, most often after signing in in another tab."""
    return render(request, "403_csrf.html", {"back": came_from(request, request.path)}, status=403)


@public
def bad_request(request, exception=None):
    """Say that we could not read what the browser sent. The reason is for the log, not for the page."""
    return render(request, "400.html", status=400)


@public
def forbidden(request, exception=None):
    """Say why this page is not for this person, in the words of the rule that refused.

    To someone of the right role nobody else can give more: they are led back to how things are now.
    """
    reason, back = str(exception or ""), came_from(request)
    is_of_role = not reason or isinstance(exception, RoleRefused)
    leads_on = back != "/" and urlsplit(back).path != request.path
    context = {"reason": reason, "is_of_role": is_of_role, "back": back if leads_on else ""}
    return render(request, "403.html", context, status=403)


@public
def not_found(request, exception=None):
    """Say that there is no such page, in the same words where it is another person's."""
    return render(request, "404.html", status=404)


@public
def server_error(request):
    """Say sorry without asking anything of the database or of who is looking: either may be what broke."""
    return HttpResponseServerError(render_to_string("500.html"))
