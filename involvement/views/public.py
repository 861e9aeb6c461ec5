"""What everyone can read: the list of ways to take part, and the page of each."""

from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from coproduction.core.dates import today
from coproduction.core.guards import public
from coproduction.core.paging import page_of
from involvement.enums import OpportunityKind
from involvement.models import Opportunity
from involvement.selectors import advert_words, adverts, finding
from involvement.selectors.freshness import KEPT_SECONDS, marker_of_list, marker_of_page
from involvement.selectors.impact import published_of
from involvement.selectors.terms import terms
from involvement.views.known import filters_and_page, knows, nothing

PER_PAGE = 20


@public
@require_safe
@knows(filters_and_page)
def opportunity_list(request):
    return kept(request, marker_of_list(request), lambda: _list(request))


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
        ("kind", gettext("Kind"), gettext("Any kind"), OpportunityKind.choices),
        ("locality", gettext("Locality"), gettext("Anywhere"), [(str(pk), name) for pk, name in places]),
        ("paid", gettext("Payment for time"), gettext("Paid or not"), finding.PAIDS.items()),
        ("place", gettext("How people meet"), gettext("Any way"), finding.PLACES.items()),
        ("when", gettext("First date"), gettext("Any time"), finding.WHENS.items()),
    )
    return [(name, label, empty, choices, getattr(wanted, name)) for name, label, empty, choices in options]


@public
@require_safe
@knows(nothing)
def opportunity_page(request, reference):
    return kept(request, marker_of_page(request, reference), lambda: _page(request, reference))


def _page(request, reference):
    rows = Opportunity.objects.with_page().select_related("venue", "locality").only(*adverts.COLUMNS)
    opportunity = get_object_or_404(rows, reference=reference)
    choices, theirs = advert_words.choices_of(opportunity), advert_words.in_page_language(opportunity)
    if theirs:
        advert_words.use_words(opportunity, theirs)
    context = {**adverts.in_words(opportunity), "changed": published_of(opportunity), "choices": choices}
    context["translated"] = advert_words.translated(theirs)
    return render(request, "involvement/opportunities/detail.html", context)


def kept(request, marker, show):
    """Answer a stranger with 'not modified', or with the page this process made for the last one, while its marker holds.

    Without a marker the page is one person's own: it is made afresh and kept nowhere.
    """
    if marker is None:
        response = show()
    else:
        response = get_conditional_response(request, etag=marker) or _made_once(marker, show)
        response.headers["ETag"] = marker
        response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


def _made_once(marker, show):
    body = caches["process"].get(marker)
    if body is not None:
        return HttpResponse(body)
    response = show()
    caches["process"].set(marker, response.content, KEPT_SECONDS)
    return response
