"""A person says afterwards whether they had the help they needed, at whatever they took part in.

It is its own page, and not that of what they took part in: who has left a panel, say, opens that page no more.
"""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from coproduction.core.guards import needs
from experts.enums import Permission
from experts.rules.needs import why_not_confirm
from experts.selectors.needs_at import activities_of, of_the_person
from experts.views.answering import keep_was_met


@require_safe
@needs(Permission.TAKE_PART)
def help_had(request, pk):
    activity = get_object_or_404(activities_of(request.person), pk=pk)
    if refusal := why_not_confirm(activity, now=timezone.now()):
        raise PermissionDenied(refusal)
    context = {"activity": activity, **of_the_person(request.person, activity)}
    return render(request, "experts/access/help_had.html", context)


@require_POST
@needs(Permission.TAKE_PART)
def need_was_met(request, pk, kind):
    activity = get_object_or_404(activities_of(request.person), pk=pk)
    keep_was_met(request, activity, kind)
    return redirect("experts:help_had", pk)
