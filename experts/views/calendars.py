"""A person's own calendar: the page where they make and take back its address, and the file behind that address."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.accounts.limits import too_many
from coproduction.core.calendars import CONTENT_TYPE
from coproduction.core.guards import needs, public
from experts.enums import Permission
from experts.rules.people import has_applied
from experts.selectors import calendars as selectors
from experts.selectors.people import expert_of
from experts.services import calendars as services


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_PART)
def my_calendar(request):
    """Make an address for one's calendar. It is shown this once: we keep only what it takes to know it again."""
    url = ""
    if request.method == "POST":
        token = services.make_link(expert=_own(request), by=request.user)
        url = settings.BASE_URL + reverse("experts:private_calendar", args=[token])
    context = {"url": url, "link": selectors.link_of(request.person)}
    response = render(request, "experts/my_calendar.html", context)
    response["Cache-Control"] = "no-store, private"
    return response


@require_POST
@needs(Permission.TAKE_PART)
def take_back(request):
    services.take_back_link(user=request.person, by=request.user)
    messages.success(request, gettext("The address of your calendar does not work any more."))
    return redirect("experts:my_calendar")


@public
@require_safe
def private_calendar(request, token):
    """What a person takes part in, for whoever has the address. Kept nowhere on the way, and found by no search engine."""
    if refusal := too_many(request, "private_calendar", key=selectors.hash_of(token)):
        return refusal
    expert = selectors.owner_of(token)
    if expert is None:
        raise Http404
    response = HttpResponse(selectors.file_for(expert), content_type=CONTENT_TYPE)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Disposition"] = 'attachment; filename="my-sessions.ics"'
    return response


def _own(request):
    expert = expert_of(request.person)
    if not has_applied(expert):
        raise PermissionDenied(gettext("Finish joining first. Then you can have a calendar."))
    return expert
