"""What everyone can read: the list of ways to take part, and the page of each."""

from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import condition, require_safe

from coproduction.core.dates import today
from coproduction.core.guards import public
from coproduction.core.paging import page_of
from involvement.enums import OpportunityKind
from involvement.models import Opportunity
from involvement.selectors import adverts, finding
from involvement.selectors.freshness import marker_of, marker_of_list, marker_of_page
from involvement.selectors.terms import terms

PER_PAGE = 20


@public
@require_safe
@condition(etag_func=marker_of_list)
def opportunity_list(request):
    wanted = finding.Wanted.asked(request.GET)
    page = page_of(request, finding.found(wanted), per_page=PER_PAGE)
    kept = terms(on=today())
    context = {
        "wanted": wanted,
        "page": page,
        "entries": finding.entries(page.object_list, kept),
        "filters_on": finding.filters_on(wanted, kept.localities),
        "choices": _choices(wanted, kept.localities),
    }
    return _kept(request, render(request, "involvement/opportunities/list.html", context))


def _choices(wanted, places):
    """The drop-downs of the filters: (name, label, what no choice is called, options, the one chosen)."""
    options = (
        ("kind", "Kind", "Any kind", OpportunityKind.choices),
        ("locality", "Locality", "Anywhere", [(str(pk), name) for pk, name in places]),
        ("paid", "Payment for time", "Paid or not", finding.PAIDS.items()),
        ("place", "How people meet", "Any way", finding.PLACES.items()),
        ("when", "First date", "Any time", finding.WHENS.items()),
    )
    return [(name, label, empty, choices, getattr(wanted, name)) for name, label, empty, choices in options]


@public
@require_safe
def opportunity_page(request, reference):
    if "If-None-Match" in request.headers:
        # Asked first, it costs one small query; a first visit reads the same marker off what it fetches anyway.
        unchanged = get_conditional_response(request, etag=marker_of_page(request, reference))
        if unchanged is not None:
            return _kept(request, unchanged)
    opportunity = get_object_or_404(
        Opportunity.objects.with_page().select_related("venue", "locality"), reference=reference
    )
    context = adverts.in_words(opportunity)
    response = render(request, "involvement/opportunities/detail.html", context)
    if etag := marker_of(request, opportunity, context["all_sessions"]):
        response.headers["ETag"] = etag
    return _kept(request, response)


def _kept(request, response):
    """Let a stranger's browser keep the page and ask whether it changed; a signed-in person's page is not kept."""
    if request.user.is_anonymous:
        response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Cookie"])
    return response
