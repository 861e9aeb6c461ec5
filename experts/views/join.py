"""Joining: small pages, each saved, left and come back to at any time."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from coproduction.core.guards import public, signed_in
from coproduction.core.submission import post_once
from experts.forms.details import STEPS
from experts.forms.more import MORE
from experts.rules.people import has_applied, still_needs
from experts.selectors.people import expert_of, told_more
from experts.services import people

QUESTIONS = {**STEPS, **MORE}
CHECK = "check"
GOING_TO = "after_joining"


@public
def start(request):
    """What joining is, for anyone; for someone half way through, where to go on."""
    if not request.user.is_authenticated:
        return render(request, "experts/join/start.html")
    _keep_where_they_were_going(request)
    expert = expert_of(request.person)
    missing = still_needs(request.person, expert)
    context = {
        "expert": expert,
        "applied": has_applied(expert),
        "next_step": missing[0] if missing else CHECK,
    }
    return render(request, "experts/join/start.html", context)


@signed_in
def step(request, name):
    """One question. Answers are saved before the next is asked."""
    if name not in QUESTIONS:
        raise Http404
    expert = expert_of(request.person)
    if has_applied(expert):
        return redirect("experts:profile_change", name)
    question = QUESTIONS[name]
    form = question(
        request.POST if request.method == "POST" else None, initial=question.told(request.person, expert)
    )
    if request.method == "POST" and form.is_valid():
        people.say_about(user=request.person, by=request.user, **form.facts())
        return redirect(*_next_place(request, name))
    context = {
        "form": form,
        "back": _place_before(name),
        "number": list(STEPS).index(name) + 1 if name in STEPS else None,
        "of": len(STEPS),
    }
    return render(request, "experts/join/step.html", context, status=422 if form.errors else 200)


@signed_in
@post_once
def check(request):
    """All the answers on one page, and the button that sends them."""
    expert = expert_of(request.person)
    if has_applied(expert):
        return redirect("experts:joined")
    if missing := still_needs(request.person, expert):
        return redirect("experts:join_step", missing[0])
    if request.method == "POST":
        people.apply_to_join(user=request.person, by=request.user)
        return redirect("experts:joined")
    return render(request, "experts/join/check.html", {"expert": expert, "more": _more_to_tell(expert)})


@signed_in
def joined(request):
    """What happens after joining, with the way back to where the person was going."""
    expert = expert_of(request.person)
    if not has_applied(expert):
        return redirect("experts:join")
    going_to = request.session.pop(GOING_TO, "")
    context = {"expert": expert, "going_to": going_to, "more": _more_to_tell(expert)}
    return render(request, "experts/join/joined.html", context)


def _keep_where_they_were_going(request):
    place = request.GET.get("next", "")
    if place and url_has_allowed_host_and_scheme(place, allowed_hosts=None):
        request.session[GOING_TO] = place


def _next_place(request, name):
    if request.GET.get("from") == CHECK or name in MORE:
        return ("experts:join_check",)
    names = [*STEPS, CHECK]
    following = names[names.index(name) + 1]
    return ("experts:join_check",) if following == CHECK else ("experts:join_step", following)


def _place_before(name):
    if name in MORE:
        return CHECK
    names = list(STEPS)
    position = names.index(name)
    return names[position - 1] if position else ""


def _more_to_tell(expert):
    """Return [(name, words, whether told)] of the questions that nobody must answer."""
    told = told_more(expert)
    return [(name, form.task, name in told) for name, form in MORE.items()]
