from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from coproduction.core.guards import needs
from coproduction.reference import selectors, services
from coproduction.reference.enums import Permission
from coproduction.reference.forms import SettingsForm


@require_http_methods(["GET", "POST"])
@needs(Permission.MANAGE)
def settings_page(request):
    """Show the trust's settings, and save those that were changed."""
    now = {known.name: value for known, value in selectors.all_settings()}
    form = SettingsForm(request.POST or None, initial=now)
    if form.is_valid():
        with transaction.atomic():
            for name, value in form.cleaned_data.items():
                services.change_setting(name, value, by=request.user)
        messages.success(request, gettext("The settings are saved."))
        return redirect("reference:settings")
    return render(request, "reference/settings.html", {"form": form}, status=422 if form.errors else 200)
