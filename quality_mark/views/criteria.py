"""The criteria as versioned settings: old versions to read, a new one to write and publish; and how many policies there are."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from quality_mark.enums import Permission
from quality_mark.forms.criteria import CriteriaSettingsForm, CriterionForm, PoliciesForm
from quality_mark.models import CriteriaSet
from quality_mark.rules.criteria import why_not_publish
from quality_mark.selectors import criteria as selectors
from quality_mark.selectors.policies import counts_by_directorate
from quality_mark.services import criteria_drafts as services
from quality_mark.services.policies import save_counts
from quality_mark.views.writing import POSTING, status_of


def the_draft():
    """Fetch the version that is being written, or answer 404."""
    draft = selectors.draft()
    if draft is None:
        raise Http404
    return draft


@require_safe
@needs(Permission.KEEP_CRITERIA)
def versions(request):
    context = {"published": list(selectors.published()), "draft": selectors.draft()}
    return render(request, "quality_mark/criteria/versions.html", context)


@require_POST
@needs(Permission.KEEP_CRITERIA)
def start(request):
    services.start_draft(by=request.user)
    return redirect("quality_mark:criteria_draft")


@require_safe
@needs(Permission.KEEP_CRITERIA)
def draft(request):
    found = the_draft()
    in_force = CriteriaSet.objects.in_force()
    new = selectors.values_of(found)
    criteria = new.pop("criteria")
    context = {
        "criteria_set": found,
        "criteria": list(found.criteria.all()),
        "reasons": why_not_publish(new, criteria, in_force=in_force and selectors.values_of(in_force)),
    }
    return render(request, "quality_mark/criteria/draft.html", context)


@require_http_methods(POSTING)
@needs(Permission.KEEP_CRITERIA)
@post_once
def settings(request):
    form = CriteriaSettingsForm(request.POST or None, draft=the_draft())
    if form.is_valid():
        services.save_settings(values=form.cleaned_data, by=request.user)
        messages.success(request, gettext("Saved: what it takes"))
        return redirect("quality_mark:criteria_draft")
    return render(request, "quality_mark/criteria/settings.html", {"form": form}, status=status_of(request))


@require_http_methods(POSTING)
@needs(Permission.KEEP_CRITERIA)
@post_once
def add(request):
    the_draft()
    return _criterion_page(request, CriterionForm(request.POST or None), heading=gettext("Add a criterion"))


@require_http_methods(POSTING)
@needs(Permission.KEEP_CRITERIA)
@post_once
def change(request, number):
    criterion = get_object_or_404(the_draft().criteria, number=number)
    form = CriterionForm(request.POST or None, criterion=criterion)
    return _criterion_page(
        request,
        form,
        heading=gettext("Change criterion {criterion}").format(criterion=criterion),
        number=number,
    )


def _criterion_page(request, form, *, heading, number=None):
    if form.is_valid():
        try:
            row = services.save_criterion(values=form.values, number=number, by=request.user)
        except RuleBroken as refusal:
            form.add_error("name", refusal.sentence)
        else:
            messages.success(request, gettext("Saved: {row}").format(row=row))
            return redirect("quality_mark:criteria_draft")
    context = {"form": form, "heading": heading, "number": number}
    return render(request, "quality_mark/criteria/criterion.html", context, status=status_of(request))


@require_POST
@needs(Permission.KEEP_CRITERIA)
def remove(request, number):
    criterion = get_object_or_404(the_draft().criteria, number=number)
    services.remove_criterion(number=number, by=request.user)
    messages.success(request, gettext("Taken out: {name}").format(name=criterion.name))
    return redirect("quality_mark:criteria_draft")


@require_POST
@needs(Permission.KEEP_CRITERIA)
def publish(request, version):
    published = services.publish(version=version, by=request.user)
    messages.success(
        request,
        gettext("{published} is in force. Work begun before keeps the criteria it was begun on.").format(
            published=published
        ),
    )
    return redirect("quality_mark:criteria_versions")


@require_POST
@needs(Permission.KEEP_CRITERIA)
def throw_away(request):
    services.throw_away(by=request.user)
    messages.success(
        request, gettext("The new version is thrown away. The criteria in force are as they were.")
    )
    return redirect("quality_mark:criteria_versions")


@require_http_methods(POSTING)
@needs(Permission.KEEP_CRITERIA)
@post_once
def policies(request):
    """How many policies each directorate has: what the coverage of the trust’s policies is measured by."""
    form = PoliciesForm(request.POST or None, counts=counts_by_directorate())
    if request.method == "POST" and form.is_valid():
        save_counts(counts=form.counts, by=request.user)
        messages.success(request, gettext("Saved: how many policies there are"))
        return redirect("quality_mark:criteria_versions")
    return render(request, "quality_mark/criteria/policies.html", {"form": form}, status=status_of(request))
