"""Taking somebody without an account from interview panels, because they ask for it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from coproduction.accounts.reauthentication import reauthentication_required
from coproduction.core.guards import needs
from coproduction.privacy.enums import Permission
from coproduction.privacy.forms import PanelNameForm
from coproduction.privacy.selectors.panel_names import found_by
from coproduction.privacy.services.panel_names import erase_from_panels


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RETENTION)
@reauthentication_required(posting_only=True)
def erase_name(request):
    """Find the panels that name somebody, look at them, and take the name from them. Names are posted, never in addresses."""
    form = PanelNameForm(request.POST if request.method == "POST" else None)
    context = {"form": form}
    if form.is_valid():
        words = form.cleaned_data["who"]
        if "erase" in request.POST:
            return _erase(request, words)
        context |= {"words": words, "found": found_by(words)}
    status = 422 if form.errors else 200
    return render(request, "privacy/staff/panel_names.html", context, status=status)


def _erase(request, words):
    count = erase_from_panels(words=words, by=request.user)
    said = ngettext("Erased from {count} panel.", "Erased from {count} panels.", count)
    messages.success(request, said.format(count=count))
    return redirect("privacy:panel_names")
