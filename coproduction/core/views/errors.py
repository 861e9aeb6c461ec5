from django.shortcuts import render

from coproduction.core.guards import public


@public
def csrf_failure(request, reason=""):
    """Say what to do when a form's safety key is missing or old, most often after signing in in another tab."""
    return render(request, "403_csrf.html", {"back": request.path}, status=403)
