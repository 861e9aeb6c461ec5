"""Where letters go: a person's own address, and the coordinator's page of somebody else's."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from coproduction.core.guards import needs, signed_in
from coproduction.correspondence.enums import Permission
from coproduction.correspondence.forms.letters import AddressForm
from coproduction.correspondence.selectors import letters as reading
from coproduction.correspondence.services import addresses


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def address(request):
    """Let a person say where we send letters to them."""
    form = _bound(request, request.person)
    if request.method == "POST" and form.is_valid():
        addresses.keep_address(user=request.person, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("We will send letters to this address."))
        return redirect("correspondence:choice")
    return render(request, "correspondence/address.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PRINT_LETTERS)
def person_address(request, pk):
    """Let a coordinator keep the address that a person gave by phone or at a desk."""
    person = get_object_or_404(get_user_model().objects.filter(is_active=True), pk=pk)
    form = _bound(request, person)
    if request.method == "POST" and form.is_valid():
        addresses.keep_address(user=person, by=request.user, **form.cleaned_data)
        messages.success(
            request, gettext("We will send letters for {person} to this address.").format(person=person)
        )
        return redirect("correspondence:letters")
    if request.method == "GET":
        addresses.note_reading(user=person, by=request.user)
    context = {"form": form, "person": person}
    return render(request, "correspondence/address.html", context, status=422 if form.errors else 200)


def _bound(request, person):
    held = reading.address_of(person)
    told = {name: getattr(held, name) for name in addresses.FIELDS} if held else None
    return AddressForm(request.POST if request.method == "POST" else None, initial=told)
