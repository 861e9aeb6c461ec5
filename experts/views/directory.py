"""The directory of the network, for coordinators. Each look at it is recorded: what was asked for, never the words."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction.audit import services as audit
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from experts.enums import Permission
from experts.selectors import directory

EACH_PAGE = 50
# Counting and skipping more took longer than everything else on the page; a longer list is narrowed down.
MOST_SHOWN = 500


@require_safe
@needs(Permission.WELCOME)
def people_list(request):
    wanted = directory.Wanted.asked(request.GET)
    keys = directory.people(wanted).values_list("pk", flat=True)
    page = page_of(request, keys, per_page=EACH_PAGE, up_to=MOST_SHOWN)
    page.object_list = directory.in_full(page.object_list)
    shown = {"asked": wanted.shape(), "page": page.number, "shown": len(page.object_list)}
    audit.record(actor=request.user, action="network.listed", after=shown)
    context = {
        "page": page,
        "wanted": wanted,
        "statuses": directory.STATUSES,
        "choices": [(*choice, getattr(wanted, choice[0])) for choice in directory.choices()],
        "unfinished": wanted.status == directory.UNFINISHED,
        "query": request.GET.urlencode(),
        "can_write": request.user.has_perm(Permission.WRITE_TO_MANY),
        "can_export": request.user.has_perm(Permission.EXPORT),
        "can_write_agreement": request.user.has_perm(Permission.KEEP_AGREEMENT),
        "can_register": request.user.has_perm(Permission.ACT_FOR),
    }
    return render(request, "experts/network/list.html", context)
