"""A person's own access passport: small pages, each saved, changed and taken back at any time."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.correspondence.selectors import preference_of
from experts.enums import NeedArea, Permission
from experts.forms.needs import STEPS, ContactForm, DescribeForm
from experts.models import AccessNeed, Expert
from experts.rules.needs import next_place
from experts.selectors.needs import needs_of, passport_of, whole
from experts.services import passport

SAVE: dict[str, Callable] = {
    "format": passport.choose_format,
    "contact": passport.choose_channel,
    NeedArea.COMMUNICATION.value: passport.choose_needs,
    NeedArea.PRACTICAL.value: passport.choose_needs,
}


@require_safe
@needs(Permission.TAKE_PART)
def access(request):
    """All that a person has told about what helps them, and the way on."""
    context = whole(_expert(request).user)
    going_on = context["go_on_to"]
    context["is_a_need"] = isinstance(going_on, AccessNeed)
    return render(request, "experts/access/passport.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_PART)
def step(request, name):
    """One question. The answer is saved before the next is asked."""
    if name not in STEPS:
        raise Http404
    expert = _expert(request)
    form = _form(request, name, expert)
    if request.method == "POST" and form.is_valid():
        SAVE[name](expert=expert, by=request.user, **form.facts())
        return _go_on(request, expert)
    return render(request, "experts/access/step.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_PART)
def need(request, pk):
    """What a person says about one need, and whether it may be shared."""
    mine = _need(request, pk)
    initial = {"words": mine.words, "shared": mine.shared}
    form = DescribeForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        passport.describe_need(need=mine, by=request.user, **form.cleaned_data)
        return _go_on(request, mine.expert)
    context = {"form": form, "need": mine}
    return render(request, "experts/access/need.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Permission.TAKE_PART)
def remove(request, pk):
    mine = _need(request, pk)
    passport.remove_need(need=mine, by=request.user)
    messages.success(request, gettext("Removed. Nobody who runs your sessions sees it now."))
    return redirect("experts:access")


@require_POST
@needs(Permission.TAKE_PART)
def review(request):
    passport.review(expert=_expert(request), by=request.user)
    messages.success(request, gettext("Thank you. We will ask you again after a while."))
    return redirect("experts:access")


def _expert(request):
    rows = Expert.objects.select_related("user__preference")
    return get_object_or_404(rows, pk=request.person.pk, applied_at__isnull=False)


def _need(request, pk):
    return get_object_or_404(AccessNeed.objects.select_related("expert"), pk=pk, expert_id=request.person.pk)


def _form(request, name, expert):
    question = STEPS[name]
    user, answered = expert.user, passport_of(expert.user).answered
    told = question.told(user, preference_of(user), needs_of(user), answered)
    more = {"user": user} if question is ContactForm else {}
    return question(request.POST if request.method == "POST" else None, initial=told, **more)


def _go_on(request, expert):
    following = next_place(passport_of(expert.user).answered, needs_of(expert.user))
    if isinstance(following, AccessNeed):
        return redirect("experts:access_need", following.pk)
    if following:
        return redirect("experts:access_step", following)
    messages.success(request, gettext("We have saved what helps you."))
    return redirect("experts:access")
