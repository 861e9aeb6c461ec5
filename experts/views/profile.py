"""A person's own place in the network: what they have told us, and taking a break."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from coproduction.core.guards import needs
from experts.enums import Permission
from experts.rules.people import has_applied
from experts.selectors.people import expert_of
from experts.selectors.standing import record_of
from experts.services import people
from experts.views.join import QUESTIONS


@needs(Permission.TAKE_PART)
def profile(request):
    expert = expert_of(request.person)
    if not has_applied(expert):
        return redirect("experts:join")
    return render(request, "experts/profile.html", record_of(expert))


@needs(Permission.TAKE_PART)
def change(request, name):
    """Change the answer to one of the questions of joining, or tell us more."""
    if name not in QUESTIONS:
        raise Http404
    expert = expert_of(request.person)
    if not has_applied(expert):
        return redirect("experts:join")
    question = QUESTIONS[name]
    form = question(
        request.POST if request.method == "POST" else None, initial=question.told(request.person, expert)
    )
    if request.method == "POST" and form.is_valid():
        people.say_about(user=request.person, by=request.user, **form.facts())
        messages.success(request, gettext("We have saved your change."))
        return redirect("experts:profile")
    return render(request, "experts/profile_change.html", {"form": form}, status=422 if form.errors else 200)


@needs(Permission.TAKE_PART)
@require_POST
def take_break(request):
    people.take_break(expert=_joined(request.person), by=request.user)
    messages.success(
        request, gettext("You are taking a break. We will not offer you new places until you come back.")
    )
    return redirect("experts:profile")


@needs(Permission.TAKE_PART)
@require_POST
def come_back(request):
    people.come_back(expert=_joined(request.person), by=request.user)
    messages.success(request, gettext("Welcome back. You can be offered places again."))
    return redirect("experts:profile")


def _joined(user):
    expert = expert_of(user)
    if expert is None:
        raise Http404
    return expert
