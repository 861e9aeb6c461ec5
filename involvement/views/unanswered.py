"""Everyone who should have heard by now whether they have a place."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from coproduction.core.dates import days_between, today
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from involvement.enums import RUNS_ADVERTS
from involvement.rules.choosing import called
from involvement.selectors.unanswered import unanswered_for

EACH_PAGE = 50


@require_safe
@needs(*RUNS_ADVERTS)
def unanswered(request):
    """List the people nobody has answered in time, of the adverts this member of staff runs."""
    page = page_of(request, unanswered_for(request.user), per_page=EACH_PAGE)
    rows = [
        (each, called(each), days_between(each.opportunity.decision_date, today()))
        for each in page.object_list
    ]
    return render(request, "involvement/choosing/unanswered.html", {"page": page, "rows": rows})
