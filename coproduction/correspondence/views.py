from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coproduction.core.guards import signed_in
from coproduction.correspondence import selectors, services
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.forms import ChoiceForm


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choice(request):
    """Let a person choose between e-mail and reading their messages only here."""
    posted = request.POST if request.method == "POST" else None
    form = ChoiceForm(posted, initial={"channel": selectors.channel_of(request.user)})
    if form.is_valid():
        channel = Channel(form.cleaned_data["channel"])
        services.choose_channel(user=request.user, channel=channel, by=request.user)
        messages.success(request, "We will contact you the way you chose.")
        return redirect("home:inbox")
    return render(request, "correspondence/choice.html", {"form": form}, status=422 if form.errors else 200)
