from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction.audit import selectors as audit
from coproduction.audit.services import record
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.home.forms import AuditSearchForm


@require_safe
@needs("audit.search")
def search(request):
    """Search the audit trail, newest first. Each search is itself recorded, with ids in place of addresses."""
    form = AuditSearchForm(request.GET)
    if not form.is_valid():
        return render(request, "home/audit.html", {"form": form}, status=422)
    wanted = form.wanted()
    page = page_of(request, audit.search(**wanted).select_related("actor"), per_page=50)
    record(actor=request.user, action="audit.searched", after={**_as_ids(wanted), "page": page.number})
    return render(request, "home/audit.html", {"form": form, "page": page})


def _as_ids(wanted):
    actor = wanted.get("actor")
    return {**wanted, "actor": actor.pk} if actor else wanted
