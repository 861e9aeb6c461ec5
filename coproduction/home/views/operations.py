from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.correspondence.models import Delivery
from coproduction.correspondence.services import try_again
from coproduction.home import selectors


@require_safe
@needs("home.see_operations")
def operations(request):
    """Show how the service is running: the schedule, jobs, messages and the seals of the audit trail."""
    return render(request, "home/operations.html", {"now": selectors.operations()})


@require_POST
@needs("home.see_operations")
def send_again(request, pk):
    """Put a message that could not be sent back in the queue."""
    try_again(delivery=get_object_or_404(Delivery, pk=pk), by=request.user)
    messages.success(request, gettext("We are trying to send this message again."))
    return redirect("home:operations")
