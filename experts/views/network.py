"""The coordinator's screens of one person in the network, and what to do next for them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.guards import needs
from experts.enums import ExpertStatus, Permission
from experts.forms.reasons import NotAcceptForm
from experts.models import Expert
from experts.rules.acting import why_not_act_for
from experts.rules.welcome import why_not_active
from experts.selectors.people import with_what_they_told
from experts.selectors.standing import record_of
from experts.services import people


@needs(Permission.WELCOME)
def person(request, pk):
    expert = expert_to_welcome(request, pk)
    if expert.merged_into_id:
        messages.info(request, gettext("That account was put together with this one."))
        return redirect("experts:person", expert.merged_into_id)
    audit.record(actor=request.user, action="expert.viewed", target=expert)
    record = record_of(expert)
    context = {
        **record,
        "can_activate": expert.status == ExpertStatus.WELCOMED and not why_not_active(record["standing"]),
        "can_not_accept": ExpertStatus(expert.status).may_become(ExpertStatus.NOT_ACCEPTED),
        "can_act_for": not why_not_act_for(request.user, expert.user, expert),
        "can_bring_back": expert.status == ExpertStatus.LEFT
        and not why_not_act_for(request.user, expert.user, None),
    }
    return render(request, "experts/network/person.html", context)


@needs(Permission.WELCOME)
def not_accept(request, pk):
    expert = expert_to_welcome(request, pk)
    form = NotAcceptForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        people.not_accept(expert=expert, reason=form.reason, by=request.user)
        messages.success(request, gettext("We have told {expert}, with your reason.").format(expert=expert))
        return redirect("experts:person", pk)
    context = {"form": form, "expert": expert}
    return render(request, "experts/network/not_accept.html", context, status=422 if form.errors else 200)


def expert_to_welcome(request, pk):
    """Return the person a coordinator looks at: 404 for nobody, and for someone half way through joining."""
    people_joined = Expert.objects.visible_to(request.user).filter(applied_at__isnull=False)
    people_joined = with_what_they_told(people_joined.select_related("user", "welcomed_by"))
    return get_object_or_404(people_joined, user__id=pk)
