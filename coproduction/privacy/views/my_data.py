"""A person's own data: taking all of it away, and leaving."""

from django.contrib import messages
from django.core.files.storage import storages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.accounts.reauthentication import reauthentication_required
from coproduction.core.guards import signed_in
from coproduction.core.submission import post_once
from coproduction.privacy import rules
from coproduction.privacy.models import DataRequest
from coproduction.privacy.selectors.people import is_being_made, leaving_of, newest_request_of
from coproduction.privacy.services import downloads, leaving
from coproduction.reference.selectors import setting
from experts.enums import Permission
from experts.selectors.leaving import in_the_way_of_leaving
from experts.selectors.people import expert_of


@require_safe
@signed_in
def my_data(request):
    """What a person can do about their data, and how far it has got."""
    asked = newest_request_of(request.user)
    context = {
        "asked": asked,
        "is_being_made": is_being_made(asked),
        "kept_days": setting("my_data_days"),
        "leaving": leaving_of(request.user),
        "has_profile": request.user.has_perm(Permission.TAKE_PART),
    }
    return render(request, "privacy/my/data.html", context)


@require_POST
@signed_in
@reauthentication_required
def ask(request):
    """Have all we hold about this person made into one file."""
    asked = downloads.ask_for_data(person=request.user, by=request.user)
    return redirect("core:job", asked.job_id)


@require_safe
@signed_in
@reauthentication_required
def download(request, pk):
    """Hand a person what we made for them."""
    asked = get_object_or_404(
        DataRequest.objects.visible_to(request.user)
        .filter(document__isnull=False)
        .select_related("document"),
        pk=pk,
    )
    file = _stored(asked.document)
    if request.method == "GET":
        downloads.note_download(request=asked, by=request.user)
    response = FileResponse(
        file, as_attachment=True, filename=asked.document.name, content_type=asked.document.media_type
    )
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
@signed_in
def leave(request):
    """What leaving means, before a person decides."""
    return render(request, "privacy/my/leave.html", _about_leaving(request))


@require_http_methods(["GET", "POST"])
@signed_in
@reauthentication_required
@post_once
def leave_check(request):
    """Ask once more, then leave."""
    context = _about_leaving(request)
    if context["in_the_way"] or context["leaving"]:
        return redirect("privacy:leave")
    if request.method == "POST":
        leaving.ask_to_leave(person=request.person, by=request.user)
        messages.success(request, gettext("You have left. You can still change your mind."))
        return redirect("privacy:my_data" if request.person == request.user else "home:start")
    return render(request, "privacy/my/leave_check.html", context)


@require_POST
@signed_in
def stay(request):
    leaving.stay(person=request.person, by=request.user)
    messages.success(request, gettext("You have not left. We will not erase anything."))
    return redirect("privacy:my_data" if request.person == request.user else "experts:profile")


def _about_leaving(request):
    expert, works_here = expert_of(request.person), rules.why_not_leave(request.person)
    in_the_way = [works_here] if works_here else in_the_way_of_leaving(expert) if expert else []
    return {
        "leaving": leaving_of(request.person),
        "in_the_way": in_the_way,
        "days": setting("leave_cooling_off_days"),
        "tax_years": setting("retention_claim_tax_years"),
        "message_months": setting("retention_message_months"),
    }


def _stored(document):
    try:
        return storages["documents"].open(document.stored_as)
    except FileNotFoundError as gone:
        raise Http404 from gone
