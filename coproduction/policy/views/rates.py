from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.dates import today
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from coproduction.policy import selectors, services
from coproduction.policy.enums import Permission
from coproduction.policy.forms import BandForm, RateForm, SchemeForm
from coproduction.policy.models import Band, Scheme
from coproduction.policy.views.asking import Question, ask, typed


@require_safe
@needs(Permission.KEEP_RATES)
def rates(request):
    """Show the payment policy as it is today, with what starts later."""
    day = today()
    return render(
        request,
        "policy/rates.html",
        {
            "schemes": selectors.schemes(),
            "mileage": selectors.mileage_entries(on=day),
            "allowances": selectors.allowance_entries(on=day),
            "time_limits": selectors.time_limit_entries(on=day),
            "cancellation_fees": selectors.cancellation_entries(on=day),
        },
    )


@require_safe
@needs(Permission.KEEP_RATES)
def scheme(request, key):
    """Show a scheme's bands and what each pays today."""
    found = get_object_or_404(Scheme, key=key)
    bands = list(found.bands.order_by("name", "pk"))
    offers = selectors.offers_in_words(bands, on=today())
    return render(
        request, "policy/scheme.html", {"scheme": found, "bands": [(band, offers[band.pk]) for band in bands]}
    )


@require_safe
@needs(Permission.KEEP_RATES)
def band(request, pk):
    """Show what a band pays, has paid and will pay."""
    found = get_object_or_404(Band.objects.select_related("scheme"), pk=pk)
    return render(
        request, "policy/band.html", {"band": found, "entries": selectors.rates_of(found, on=today())}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RATES)
@post_once
def scheme_new(request):
    question = Question(
        gettext("Add a payment scheme"),
        reverse("policy:rates"),
        gettext("The scheme is added. Now add its bands."),
    )
    return ask(
        request,
        SchemeForm(typed(request)),
        question,
        lambda **facts: services.open_scheme(by=request.user, **facts),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RATES)
@post_once
def band_new(request, key):
    found = get_object_or_404(Scheme, key=key)
    back = reverse("policy:scheme", args=[key])
    question = Question(
        gettext("Add a band to {name}").format(name=found.name),
        back,
        gettext("The band is added. Now set what it pays."),
    )

    def enter(**facts):
        services.add_band(scheme=found, by=request.user, **facts)

    return ask(request, BandForm(typed(request)), question, enter)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RATES)
@post_once
def rate_new(request, pk):
    found = get_object_or_404(Band.objects.select_related("scheme"), pk=pk)
    back = reverse("policy:band", args=[pk])
    question = Question(
        gettext("Set what {name} pays").format(name=found.name), back, gettext("The rate is saved.")
    )

    def enter(**facts):
        services.set_rate(band=found, by=request.user, **facts)

    return ask(request, RateForm(typed(request)), question, enter)


@require_POST
@needs(Permission.KEEP_RATES)
def band_retire(request, pk):
    found = get_object_or_404(Band, pk=pk)
    services.retire_band(band=found, by=request.user)
    messages.success(request, gettext("{name} is no longer offered on new adverts.").format(name=found.name))
    return redirect("policy:band", pk=pk)
