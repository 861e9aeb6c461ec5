"""The chair's pages: what waits, who is asked to review it, and who is on the panel.

Each begins with what this chair has no tie to: any other submission answers 404.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from quality_mark.enums import Permission, SubmissionStatus
from quality_mark.forms.panel import AllocateForm, MemberForm
from quality_mark.models import PanelMember, Submission
from quality_mark.rules import allocation as rules
from quality_mark.rules.proposal import propose
from quality_mark.selectors import panel as selectors
from quality_mark.selectors.changes import changes_between, version_before
from quality_mark.selectors.meetings import coming
from quality_mark.selectors.papers import papers_of, whole_of, with_papers
from quality_mark.selectors.questions import threads_of
from quality_mark.selectors.reviews import reviews_for_chair
from quality_mark.services import allocation as services
from quality_mark.services.panel import describe_member
from quality_mark.views.writing import POSTING, status_of


def for_chair(request, pk):
    """Fetch a submission this chair may see, or answer 404."""
    return get_object_or_404(
        Submission.objects.for_chair(request.user).select_related("directorate", "author"), pk=pk
    )


def sent_versions(submission):
    return with_papers(submission.versions.filter(submitted_at__isnull=False))


@require_safe
@needs(Permission.RUN_PANEL)
def queue(request):
    status = request.GET.get("status", "")
    context = {
        "page": page_of(request, selectors.queue_for(request.user, status=status)),
        "status": status,
        "statuses": [(each.value, each.label) for each in selectors.ON_THEIR_WAY],
        "elsewhere": selectors.how_many_wait_for_another(request.user),
        "may_keep_criteria": request.user.has_perm(Permission.KEEP_CRITERIA),
    }
    return render(request, "quality_mark/panel/queue.html", context)


@require_safe
@needs(Permission.RUN_PANEL)
def submission(request, pk):
    found = for_chair(request, pk)
    versions = list(sent_versions(found))
    context = {
        "submission": found,
        "status": SubmissionStatus(found.status),
        "versions": versions,
        "reviews": list(reviews_for_chair(versions[0])),
        "may_allocate": not rules.why_not_allocate(found),
    }
    return render(request, "quality_mark/panel/submission.html", context)


@require_safe
@needs(Permission.RUN_PANEL)
def papers(request, pk, number):
    version = get_object_or_404(sent_versions(for_chair(request, pk)), number=number)
    context = {**papers_of(whole_of(version)), "threads": threads_of(version)}
    return render(request, "quality_mark/panel/papers.html", context)


@require_safe
@needs(Permission.RUN_PANEL)
def changes(request, pk, number):
    versions = sent_versions(for_chair(request, pk))
    new = get_object_or_404(versions, number=number)
    old = version_before(new, versions)
    if old is None:
        raise Http404
    context = {"submission": new.submission, "old": old, "new": new, "changes": changes_between(old, new)}
    return render(request, "quality_mark/panel/changes.html", context)


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def allocate(request, pk):
    """Choose who reviews: a fair and balanced set is chosen to begin with."""
    found = for_chair(request, pk)
    version = sent_versions(found).first()
    members = _not_asked_yet(found, version)
    free = [member for member in members if not member.barred]
    form = AllocateForm(
        request.POST or None, meetings=coming(), members=free, proposed=_proposed(found, version, free)
    )
    if form.is_valid():
        try:
            chosen = {"meeting": form.cleaned_data["meeting"], "reviewers": form.chosen}
            services.allocate(submission=found, **chosen, by=request.user)
        except RuleBroken as refusal:
            form.add_error("meeting", refusal.sentence)
        else:
            messages.success(
                request, gettext("We have asked them. Each says first if they have a conflict of interest.")
            )
            return redirect("quality_mark:panel_submission", pk)
    context = {
        "submission": found,
        "version": version,
        "form": form,
        "barred": [member for member in members if member.barred],
        "has_meetings": form.fields["meeting"].queryset.exists(),
    }
    return render(request, "quality_mark/panel/allocate.html", context, status=status_of(request))


def _not_asked_yet(submission, version):
    asked = set(version.reviews.values_list("reviewer_id", flat=True))
    return [member for member in selectors.members_for(submission) if member.user.pk not in asked]


def _proposed(submission, version, members):
    topics = list(submission.topics.values_list("pk", flat=True))
    candidates = [member.as_candidate(topics) for member in members]
    needs_ = version.criteria_set
    chosen = propose(candidates, experts=needs_.quorum_experts, staff=needs_.quorum_staff)
    return [candidate.user_id for candidate in chosen]


@require_safe
@needs(Permission.RUN_PANEL)
def members(request):
    return render(request, "quality_mark/panel/members.html", {"members": selectors.members()})


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def member(request, pk):
    """Say where a member of the panel works, and what they know about."""
    found = next((each for each in selectors.members() if each.user.pk == pk), None)
    if found is None:
        raise Http404
    facts = PanelMember.objects.filter(user=found.user).first()
    form = MemberForm(request.POST or None, facts=facts)
    # An empty form is an answer too: nothing is known of them.
    if request.method == "POST" and form.is_valid():
        describe_member(user=found.user, **form.cleaned_data, by=request.user)
        messages.success(request, gettext("Saved: {found}").format(found=found.user))
        return redirect("quality_mark:members")
    context = {"member": found, "form": form}
    return render(request, "quality_mark/panel/member.html", context, status=status_of(request))
