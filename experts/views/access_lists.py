"""The coordinator's screens of access needs: one person's, what cannot be met, and whose are due for review."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from coproduction.audit import services as audit
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from experts.enums import Permission
from experts.models import Expert
from experts.selectors.needs import cannot_be_met, due_for_review, never_asked, whole
from experts.services import passport

EACH_PAGE = 50


@require_safe
@needs(Permission.WELCOME)
def person_access(request, pk):
    """What one person has told about what helps them, shared or not."""
    people = Expert.objects.visible_to(request.user).filter(applied_at__isnull=False).select_related("user")
    expert = get_object_or_404(people, user__id=pk)
    passport.note_seen(people=[expert.pk], where=expert, by=request.user)
    return render(request, "experts/access/person.html", {"expert": expert, **whole(expert.user)})


@require_safe
@needs(Permission.WELCOME)
def unmet(request):
    """Needs that a host has said cannot be met, at sessions to come."""
    page = page_of(request, cannot_be_met(), per_page=EACH_PAGE)
    passport.note_seen(people={each.expert_id for each in page.object_list}, where=None, by=request.user)
    return render(request, "experts/access/unmet.html", {"page": page})


@require_safe
@needs(Permission.WELCOME)
def reviews(request):
    """Whose needs are to be gone through again, or have never been asked about: names only."""
    silent = request.GET.get("show") == "never"
    page = page_of(request, never_asked() if silent else due_for_review(), per_page=EACH_PAGE)
    shown = {"page": page.number, "shown": len(page.object_list), "never_asked": silent}
    audit.record(actor=request.user, action="network.reviews_listed", after=shown)
    return render(request, "experts/access/reviews.html", {"page": page, "silent": silent})
