"""The reviews that are owed: due, late or done."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.reporting import csv_response
from involvement.enums import RUNS_ADVERTS, Permission
from involvement.forms.impact import ReviewListForm
from involvement.impact_enums import ReviewState
from involvement.selectors import reviews as selectors

READERS = (*RUNS_ADVERTS, Permission.READ_IMPACT)
CHUNK = 1000


@require_safe
@needs(*READERS)
def reviews(request):
    """The reviews this person may see."""
    asked = _asked(request)
    state = asked["state"]
    context = {
        "page": page_of(request, selectors.narrow(selectors.reviews(request.user), **asked), per_page=50),
        "state": state,
        "heading": gettext("Reviews: {state}").format(state=ReviewState(state).label.lower())
        if state
        else gettext("Reviews"),
        "states": ReviewState.choices,
        "query": request.GET.urlencode(),
        "may_manage": request.user.has_perm(Permission.CHECK_OPPORTUNITY),
    }
    return render(request, "involvement/impact/reviews.html", context)


@require_safe
@needs(*READERS)
def reviews_csv(request):
    """The same list as a file, all of it."""
    found = selectors.narrow(selectors.reviews(request.user), **_asked(request))
    rows = map(selectors.cells_of, found.iterator(chunk_size=CHUNK))
    return csv_response("reviews.csv", selectors.HEADINGS, rows)


def _asked(request):
    """Return what narrows the list, or answer 404: nobody types these addresses."""
    form = ReviewListForm(request.GET)
    if not form.is_valid():
        raise Http404
    return form.cleaned_data
