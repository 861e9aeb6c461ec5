"""Access needs at whatever people take part in: answered by those who run it, and said afterwards whether they were met."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from experts.enums import NeedKind
from experts.forms.needs import CannotMeetForm
from experts.rules import needs as rules
from experts.selectors.needs import asked_at, how_many_asked
from experts.services import needs as services
from experts.services.passport import note_seen


def shown_needs(request, activity):
    """Return what a page of the needs at an Activity shows. It is noted who looked, and nothing is shown once it is over."""
    now = timezone.now()
    shown = rules.are_shown(activity, now=now)
    asked = asked_at(activity) if shown else []
    note_seen(people={each.person.expert_id for each in asked}, where=activity, by=request.user)
    number, answered = how_many_asked([activity]).get(activity.pk, (0, 0))
    return {
        "asked": asked,
        "shown": shown,
        "number": number,
        "to_answer": number - answered,
        "may_answer": activity.starts_at > now,
    }


def answer_met(request, activity, need_id, *, back):
    """Say that a need will be met. `back` is the address of the page of needs."""
    need = _shared_need(activity, need_id)
    services.will_be_met(need=need, activity=activity, by=request.user)
    messages.success(request, gettext("Saved: {kind} will be met.").format(kind=need.get_kind_display()))
    return redirect(back)


def answer_not_met(request, activity, need_id, *, back):
    """Say why a need cannot be met. The person is told at once. `back` is the address of the page of needs."""
    need = _shared_need(activity, need_id)
    if refusal := rules.why_not_answer(need, activity, by=request.user, now=timezone.now()):
        raise PermissionDenied(refusal)
    form = CannotMeetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.cannot_be_met(need=need, activity=activity, by=request.user, **form.cleaned_data)
        messages.success(
            request, gettext("Saved. We have told the person why, and our people participation team sees it.")
        )
        return redirect(back)
    context = {"form": form, "activity": activity, "need": need, "back_url": back}
    return render(request, "experts/access/need_not_met.html", context, status=422 if form.errors else 200)


def keep_was_met(request, activity, kind):
    """Keep what a person says of one of their needs, in one press: 'yes' or 'no'. Anything else answers 404."""
    said = {"yes": True, "no": False}.get(request.POST.get("was_met", ""))
    if kind not in NeedKind.values or said is None:
        raise Http404
    services.say_was_met(user=request.person, activity=activity, kind=kind, was_met=said, by=request.user)
    messages.success(request, gettext("Thank you for telling us."))


def _shared_need(activity, need_id):
    """The need of someone who is expected and shares it now; anything else is not there to be answered."""
    lines = (line for asked in asked_at(activity) for line in asked.lines)
    found = next((line.need for line in lines if line.need.pk == need_id), None)
    if found is None:
        raise Http404
    return found
