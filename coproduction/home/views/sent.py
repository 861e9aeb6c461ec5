"""What we have told one person in the network, for coordinators, who can send it once more."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from coproduction.audit.services import record
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.correspondence import selectors, services
from coproduction.correspondence.enums import Permission
from experts.models import Expert


@require_safe
@needs(Permission.SEE_FAILED)
def sent(request, pk):
    """List what we have told a person, the newest first, and how each message went to them."""
    person = _person(request, pk)
    record(actor=request.user, action="messages.seen", target=person)
    told = selectors.inbox(person).defer("body").prefetch_related("deliveries")
    return render(request, "home/sent.html", {"person_told": person, "page": page_of(request, told)})


@require_POST
@needs(Permission.SEE_FAILED)
@post_once
def sent_again(request, pk, message):
    """Send a person one message once more."""
    person = _person(request, pk)
    found = get_object_or_404(selectors.inbox(person).select_related("recipient"), pk=message)
    services.say_again(message=found, by=request.user)
    messages.success(request, gettext("We are sending it to {person} again.").format(person=person))
    return redirect("home:sent", pk)


def _person(request, pk):
    people = Expert.objects.visible_to(request.user).select_related("user")
    return get_object_or_404(people, pk=pk).user
