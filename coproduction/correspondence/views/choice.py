from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coproduction.core.guards import signed_in
from coproduction.correspondence import selectors, services
from coproduction.correspondence.forms.choice import ChoiceForm
from coproduction.correspondence.rules import channels_open_to


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choice(request):
    """Let a person choose how we reach them, from the ways that can."""
    preference = selectors.preference_of(request.person)
    form = ChoiceForm(
        request.POST if request.method == "POST" else None,
        initial={"channel": preference.channel},
        open_to=channels_open_to(email=request.person.email, phone=preference.phone),
    )
    if form.is_valid():
        services.choose_channel(user=request.person, by=request.user, **form.cleaned_data)
        messages.success(request, "We will contact you the way you chose.")
        return redirect("home:inbox" if request.person == request.user else "home:start")
    return render(request, "correspondence/choice.html", {"form": form}, status=422 if form.errors else 200)
