"""A person who has a place on an advert chooses which of its sessions they come to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from experts.enums import Permission
from involvement.enums import InterestStatus
from involvement.models import Interest
from involvement.selectors.sessions import to_choose
from involvement.services.session_choices import take_session

NO_PLACE = _("You choose sessions once you have accepted a place.")


@require_safe
@needs(Permission.TAKE_PART)
def choose(request, pk):
    """The sessions of an advert that people choose, with the places left at each."""
    interest = _accepted(request, pk)
    sessions = list(to_choose(interest.opportunity, interest.expert_id))
    for session in sessions:
        session.left = max(0, session.places - session.taken)
    context = {"interest": interest, "opportunity": interest.opportunity, "sessions": sessions}
    return render(request, "involvement/sessions/choose.html", context)


@require_POST
@needs(Permission.TAKE_PART)
def take(request, pk, session):
    """Take a place at one session, while there is one."""
    interest = _accepted(request, pk)
    found = get_object_or_404(to_choose(interest.opportunity, interest.expert_id), pk=session)
    try:
        take_session(session=found, interest=interest, by=request.user)
    except RuleBroken as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, gettext("You have a place at this session."))
    return redirect("involvement:sessions_choose", pk)


def _accepted(request, pk):
    rows = Interest.objects.of(request.person).select_related("opportunity", "expert__user")
    interest = get_object_or_404(rows, pk=pk)
    if interest.status != InterestStatus.ACCEPTED:
        raise PermissionDenied(NO_PLACE)
    return interest
