"""What did not arrive, for coordinators to put right."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.correspondence import services
from coproduction.correspondence.enums import Permission
from coproduction.correspondence.selectors import failed as failed_deliveries
from coproduction.home.selectors.failed import failed_with_people, with_remedies


@require_safe
@needs(Permission.SEE_FAILED)
def failed(request):
    """List what did not arrive, those of one person together, with the reason and what to do."""
    page = page_of(request, failed_with_people())
    page.object_list = with_remedies(list(page.object_list))
    return render(request, "home/failed.html", {"page": page})


@require_POST
@needs(Permission.SEE_FAILED)
def failed_again(request, pk):
    """Try to send it again, to the person's address as it is now."""
    services.try_again(delivery=_failed(pk), by=request.user)
    return _done(request, gettext("We are trying to send this message again."))


@require_POST
@needs(Permission.SEE_FAILED)
def failed_letter(request, pk):
    """Send it as a letter."""
    services.send_as_letter(delivery=_failed(pk), by=request.user)
    return _done(request, gettext("The letter is waiting to be printed."))


@require_POST
@needs(Permission.SEE_FAILED)
def failed_settle(request, pk):
    """Take it off the list: the person was told another way."""
    services.settle(delivery=_failed(pk), by=request.user)
    return _done(request, gettext("We have taken this message off the list."))


def _failed(pk):
    return get_object_or_404(failed_deliveries().model.objects.filter(message__in_inbox=True), pk=pk)


def _done(request, words):
    messages.success(request, words)
    return redirect("home:failed")
