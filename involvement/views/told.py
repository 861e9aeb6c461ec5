"""What we have told the host of an advert, for those who may send a message once more."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from coproduction.audit.services import record
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.correspondence.enums import Permission
from coproduction.correspondence.services import say_again
from involvement.selectors.told import told_host
from involvement.views.opportunities import advert_of


@require_safe
@needs(Permission.SEE_FAILED)
def host_told(request, pk):
    """List what the host was told about adverts, the newest first, and how each message went to them."""
    opportunity = advert_of(request, pk)
    record(actor=request.user, action="messages.seen", target=opportunity.host)
    told = told_host(opportunity).defer("body").prefetch_related("deliveries")
    context = {"opportunity": opportunity, "page": page_of(request, told)}
    return render(request, "involvement/adverts/told.html", context)


@require_POST
@needs(Permission.SEE_FAILED)
@post_once
def host_told_again(request, pk, message):
    """Send the host one of them once more."""
    opportunity = advert_of(request, pk)
    found = get_object_or_404(told_host(opportunity).select_related("recipient"), pk=message)
    say_again(message=found, by=request.user)
    messages.success(request, gettext("We are sending it to {person} again.").format(person=opportunity.host))
    return redirect("involvement:host_told", pk)
