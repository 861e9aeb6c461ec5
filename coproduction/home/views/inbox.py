from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from coproduction.core.guards import signed_in
from coproduction.core.paging import page_of
from coproduction.correspondence import selectors, services


@require_safe
@signed_in
def inbox(request):
    """List what we have told this person, newest first."""
    page = page_of(request, selectors.inbox(request.user).defer("body"))
    return render(request, "home/inbox.html", {"page": page})


@require_safe
@signed_in
def message(request, pk):
    """Show one message. Opening it marks it as read."""
    found = get_object_or_404(selectors.inbox(request.user), pk=pk)
    services.mark_read(found)
    return render(request, "home/message.html", {"message_shown": found})
