"""Who was involved, as the writers say, and the involvement recorded in the portal that they cite."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.reference.models import Directorate
from experts.models import Activity
from quality_mark.enums import Permission
from quality_mark.forms.writing import GroupForm
from quality_mark.selectors.activities import cited_by, to_pick_from
from quality_mark.selectors.figures import figures_of
from quality_mark.services import involved as services
from quality_mark.views.writing import POSTING, status_of, to_write

FIELDS = ("who", "people", "stage", "rung", "what_they_did")


@require_safe
@needs(Permission.SUBMIT)
def group_list(request, pk):
    submission, version = to_write(request, pk)
    context = {"submission": submission, "groups": list(version.involved.all())}
    return render(request, "quality_mark/writing/involved.html", context)


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@post_once
def group_add(request, pk):
    submission, _ = to_write(request, pk)
    return _group_page(request, submission, None)


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@post_once
def group_change(request, pk, group_pk):
    submission, version = to_write(request, pk)
    return _group_page(request, submission, get_object_or_404(version.involved, pk=group_pk))


def _group_page(request, submission, group):
    initial = {name: getattr(group, name) for name in FIELDS} if group else None
    form = GroupForm(request.POST or None, initial=initial)
    if form.is_valid():
        services.save_group(submission=submission, group=group, values=form.cleaned_data, by=request.user)
        return redirect("quality_mark:involved", submission.pk)
    context = {"submission": submission, "group": group, "form": form}
    return render(request, "quality_mark/writing/group.html", context, status=status_of(request))


@require_POST
@needs(Permission.SUBMIT)
def group_remove(request, pk, group_pk):
    submission, version = to_write(request, pk)
    group = get_object_or_404(version.involved, pk=group_pk)
    services.remove_group(submission=submission, group=group, by=request.user)
    messages.success(request, gettext("Taken off: {group}").format(group=group))
    return redirect("quality_mark:involved", pk)


@require_safe
@needs(Permission.SUBMIT)
def cited(request, pk):
    """The involvement that is given as evidence, and its figures, which the portal fills in."""
    submission, version = to_write(request, pk)
    activities = list(cited_by(version))
    context = {
        "submission": submission,
        "activities": activities,
        "figures": figures_of(version, activities),
        "may_write": True,
    }
    return render(request, "quality_mark/writing/cited.html", context)


@require_safe
@needs(Permission.SUBMIT)
def pick(request, pk):
    """Find what is recorded in the portal, to give it as evidence."""
    submission, version = to_write(request, pk)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    directorates = list(Directorate.objects.in_use())
    chosen = next((each for each in directorates if str(each.pk) == request.GET.get("directorate")), None)
    context = {
        "submission": submission,
        "page": page_of(request, to_pick_from(version, words=words, directorate=chosen)),
        "words": words,
        "directorates": directorates,
        "chosen": chosen,
    }
    return render(request, "quality_mark/writing/pick.html", context)


@require_POST
@needs(Permission.SUBMIT)
def cite(request, pk, activity_pk):
    """Give an activity as evidence, or with `off` take it off."""
    submission, _ = to_write(request, pk)
    activity = get_object_or_404(Activity, pk=activity_pk)
    if "off" in request.POST:
        services.take_off(submission=submission, activity=activity, by=request.user)
        messages.success(request, gettext("Taken off: {activity}").format(activity=activity))
        return redirect("quality_mark:cited", pk)
    services.cite(submission=submission, activity=activity, by=request.user)
    messages.success(request, gettext("Given as evidence: {activity}").format(activity=activity))
    return redirect("quality_mark:pick", pk)
