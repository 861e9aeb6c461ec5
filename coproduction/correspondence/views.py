from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coproduction.core.guards import signed_in
from coproduction.correspondence import selectors, services
from coproduction.correspondence.forms import ChoiceForm
from coproduction.correspondence.rules import channels_open_to


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choice(request):
    """Let a person choose how we reach them, from the ways that can."""
    preference = selectors.preference_of(request.user)
    form = ChoiceForm(
        request.POST if request.method == "POST" else None,
        initial={"channel": preference.channel},
        open_to=channels_open_to(email=request.user.email, phone=preference.phone),
    )
    if form.is_valid():
        services.choose_channel(user=request.user, by=request.user, **form.cleaned_data)
        messages.success(request, "We will contact you the way you chose.")
        return redirect("home:inbox")
    return render(request, "correspondence/choice.html", {"form": form}, status=422 if form.errors else 200)
