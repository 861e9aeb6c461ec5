"""Access needs of the experts who come to a meeting: who runs the panel answers each before the day."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from experts.views.answering import answer_met, answer_not_met, shown_needs
from quality_mark.enums import Permission
from quality_mark.views.meetings import meeting_of


@require_safe
@needs(Permission.RUN_PANEL)
def meeting_needs(request, pk):
    """What the experts expected have shared. It is noted who looked, and nothing is shown once the meeting is over."""
    found = meeting_of(request, pk)
    context = {"meeting": found, **shown_needs(request, found.activity)}
    return render(request, "quality_mark/meetings/needs.html", context)


@require_POST
@needs(Permission.RUN_PANEL)
def meeting_need_met(request, pk, need):
    return answer_met(request, meeting_of(request, pk).activity, need, back=_back(pk))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RUN_PANEL)
def meeting_need_not_met(request, pk, need):
    """Say why a need cannot be met. The person is told at once."""
    return answer_not_met(request, meeting_of(request, pk).activity, need, back=_back(pk))


def _back(pk):
    return reverse("quality_mark:meeting_needs", args=[pk])
