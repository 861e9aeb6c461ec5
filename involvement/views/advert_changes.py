"""Changing a public advert, who has answered, and a person's own answer."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from experts.enums import Permission as OfExperts
from involvement.enums import RUNS_ADVERTS, InterestStatus
from involvement.forms.changes import ChangeForm
from involvement.models import Interest
from involvement.rules import changes as rules
from involvement.selectors import changes as selectors, progress
from involvement.services import changes as services
from involvement.services.opportunities import ChangedMeanwhile
from involvement.views.opportunities import advert_of

EACH_PAGE = 50
MARK = re.compile(r"[0-9]{1,18}")  # the id of a change, as a form sends it back


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def advert_change(request, pk):
    """Change when, where or what it pays, once people could answer."""
    opportunity = advert_of(request, pk)
    if not rules.may_change(request.user, opportunity):
        raise PermissionDenied(services.NOT_NOW)
    form = ChangeForm(request.POST if request.method == "POST" else None, opportunity=opportunity)
    if request.method == "POST" and form.is_valid():
        return _change(request, opportunity, form)
    return _page(request, opportunity, form, status=422 if form.errors else 200)


def _change(request, opportunity, form):
    cleaned = form.cleaned_data
    asked = {"reason": cleaned["reason"], "version": cleaned["version"], "by": request.user}
    try:
        change = services.change_advert(opportunity=opportunity, values=form.values, **asked)
    except ChangedMeanwhile as changed:
        again = form.shown_again(changed.opportunity)
        saved = progress.saved_values(changed.opportunity, again)
        return _page(request, opportunity, again, changed=changed.sentence, saved=saved, status=409)
    except RuleBroken as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, opportunity, form, status=422)
    said = (
        gettext("Changed. We have told people, and asked those with a place.")
        if change
        else gettext("Nothing was different.")
    )
    messages.success(request, said)
    return redirect("involvement:advert_changes", opportunity.pk)


def _page(request, opportunity, form, *, status, **more):
    context = {"opportunity": opportunity, "form": form, **more}
    return render(request, "involvement/changes/change.html", context, status=status)


@require_safe
@needs(*RUNS_ADVERTS)
def advert_changes(request, pk):
    """What changed since it was published; and of each change, who keeps their place and who has not said."""
    opportunity = advert_of(request, pk)
    context = {
        "opportunity": opportunity,
        "page": page_of(request, selectors.changes_of(opportunity), per_page=25),
        "may_change": rules.may_change(request.user, opportunity),
    }
    return render(request, "involvement/changes/changes.html", context)


@require_safe
@needs(*RUNS_ADVERTS)
def advert_change_answers(request, pk, change):
    """Everyone one change asked, and what each said."""
    opportunity = advert_of(request, pk)
    change = get_object_or_404(selectors.changes_of(opportunity), pk=change)
    page = page_of(request, selectors.answers_to(change), per_page=EACH_PAGE)
    context = {
        "opportunity": opportunity,
        "change": change,
        "page": page,
        "accepted": InterestStatus.ACCEPTED,
    }
    return render(request, "involvement/changes/answers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(OfExperts.TAKE_PART)
def interest_change(request, pk):
    """What changed about a place this person has, and whether they keep it."""
    rows = Interest.objects.of(request.person).select_related("opportunity", "expert__user")
    interest = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        last_seen = request.POST.get("last_seen", "")
        services.keep_place(
            interest=interest, last_seen=int(last_seen) if MARK.fullmatch(last_seen) else 0, by=request.user
        )
        messages.success(request, gettext("Thank you. You keep your place as things are now."))
        return redirect("involvement:interest", pk)
    asked = selectors.asked_of(interest)
    if not asked:
        return redirect("involvement:interest", pk)
    context = {
        "interest": interest,
        "opportunity": interest.opportunity,
        "asked": asked,
        "newest": asked[-1].change_id,
    }
    return render(request, "involvement/changes/mine.html", context)
