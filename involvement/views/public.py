"""What everyone can read: the list of ways to take part, and the page of each."""

from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from coproduction.core.dates import today
from coproduction.core.guards import public
from coproduction.core.paging import page_of
from involvement.enums import OpportunityKind
from involvement.models import Opportunity
from involvement.selectors import adverts, finding
from involvement.selectors.freshness import KEPT_SECONDS, marker_of_list, marker_of_page
from involvement.selectors.terms import terms

PER_PAGE = 20


@public
@require_safe
def opportunity_list(request):
    return _kept(request, marker_of_list(request), lambda: _list(request))


def _list(request):
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
    return render(request, "involvement/opportunities/list.html", context)


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
    return _kept(request, marker_of_page(request, reference), lambda: _page(request, reference))


def _page(request, reference):
    rows = Opportunity.objects.with_page().select_related("venue", "locality").only(*adverts.COLUMNS)
    context = adverts.in_words(get_object_or_404(rows, reference=reference))
    return render(request, "involvement/opportunities/detail.html", context)


def _kept(request, marker, show):
    """Answer a stranger with 'not modified', or with the page this process made for the last one, while its marker holds.

    Without a marker the page is one person's own: it is made afresh and kept nowhere.
    """
    if marker is None:
        response = show()
    else:
        response = get_conditional_response(request, etag=marker) or _made_once(marker, show)
        response.headers["ETag"] = marker
        response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Cookie"])
    return response


def _made_once(marker, show):
    body = caches["process"].get(marker)
    if body is not None:
        return HttpResponse(body)
    response = show()
    caches["process"].set(marker, response.content, KEPT_SECONDS)
    return response
