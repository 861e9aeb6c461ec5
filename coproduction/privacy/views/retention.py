"""The administrator's screens: what is too old, signing it off, and holding things back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.accounts.reauthentication import reauthentication_required
from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.privacy import rules
from coproduction.privacy.enums import Permission, RetentionKind, RetentionState
from coproduction.privacy.forms import HoldForm
from coproduction.privacy.models import LegalHold, RetentionRun
from coproduction.privacy.selectors import holds as hold_selectors, retention as selectors
from coproduction.privacy.selectors.lines import lines_of
from coproduction.privacy.services import holds, retention


@require_safe
@needs(Permission.KEEP_RETENTION)
def retention_list(request):
    """Every list of what is too old: those that wait first."""
    return render(
        request, "privacy/staff/retention.html", {"page": page_of(request, selectors.runs(), per_page=25)}
    )


@require_safe
@needs(Permission.KEEP_RETENTION)
def retention_run(request, pk):
    """One list: what is on it, and whether it can be signed off."""
    run = get_object_or_404(RetentionRun.objects.select_related("signed_by", "job"), pk=pk)
    waits = run.state in (RetentionState.PROPOSED, RetentionState.SIGNED_OFF)
    page = page_of(request, selectors.rows_of(run), per_page=50) if waits else None
    context = {
        "run": run,
        "page": page,
        "lines": lines_of(RetentionKind(run.kind), page.object_list) if page else [],
        "may_sign_off": not rules.why_not_sign_off(run),
        "tied_to_job": run.job_id is not None and run.job.owner_id == request.user.pk,
    }
    return render(request, "privacy/staff/run.html", context)


@require_POST
@needs(Permission.KEEP_RETENTION)
@reauthentication_required
def sign_off(request, pk):
    run = get_object_or_404(RetentionRun, pk=pk)
    job = retention.sign_off(run=run, by=request.user)
    return redirect("core:job", job.pk)


@require_safe
@needs(Permission.KEEP_RETENTION)
def hold_list(request):
    page = page_of(request, hold_selectors.holds(), per_page=25)
    return render(request, "privacy/staff/holds.html", {"page": page})


@require_http_methods(["GET", "POST"])
@needs(Permission.KEEP_RETENTION)
@post_once
def place_hold(request):
    """Hold a person's data, or a directorate's, back from being erased."""
    form = HoldForm(request.POST or None)
    if form.is_valid() and (hold := _try(form, by=request.user)):
        messages.success(
            request, gettext("Nothing of {hold} will be erased until you end this.").format(hold=hold)
        )
        return redirect("privacy:holds")
    return render(request, "privacy/staff/hold.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs(Permission.KEEP_RETENTION)
def end_hold(request, pk):
    hold = get_object_or_404(LegalHold.objects.select_related("person", "directorate"), pk=pk)
    if request.method == "POST":
        holds.end_hold(hold=hold, by=request.user)
        messages.success(
            request,
            gettext("What we hold of {hold} can be erased again when its time has come.").format(hold=hold),
        )
        return redirect("privacy:holds")
    return render(request, "privacy/staff/end_hold.html", {"hold": hold})


def _try(form, **about):
    try:
        return holds.place_hold(**form.held, **about)
    except RuleBroken as refusal:
        form.add_error(None, refusal.sentence)
        return None
