"""What changed because people took part: for everybody, and for those who were there."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from coproduction.core.dates import today
from coproduction.core.guards import public, signed_in
from coproduction.core.paging import page_of
from coproduction.reference.models import Directorate, Locality
from involvement.selectors import impact as selectors

PER_PAGE = 10
FIRST_YEAR = 2025


@public
@require_safe
def impact(request):
    """Every reviewed opportunity whose host published what changed."""
    years = range(today().year, FIRST_YEAR - 1, -1)
    wanted = {name: _number(request, name) for name in ("directorate", "locality", "year")}
    wanted["year"] = wanted["year"] if wanted["year"] in years else None
    context = {
        "page": page_of(request, selectors.public_impact(**wanted), per_page=PER_PAGE),
        "choices": [
            (
                "directorate",
                gettext("Directorate"),
                gettext("Any directorate"),
                _names(Directorate),
                wanted["directorate"],
            ),
            ("locality", gettext("Locality"), gettext("Anywhere"), _names(Locality), wanted["locality"]),
            (
                "year",
                gettext("Year"),
                gettext("Any year"),
                [(year, str(year)) for year in years],
                wanted["year"],
            ),
        ],
        "is_narrowed": any(wanted.values()),
    }
    return render(request, "involvement/impact/impact.html", context)


@require_safe
@signed_in
def my_change(request, pk):
    """What came of an opportunity this person took part in, also what is not published."""
    opportunity = get_object_or_404(selectors.changed_for(request.person), pk=pk)
    outcomes = list(selectors.outcomes_of(opportunity))
    if not outcomes:
        raise Http404
    context = {"opportunity": opportunity, "outcomes": outcomes}
    return render(request, "involvement/impact/my_change.html", context)


def _number(request, name):
    """Return the number asked for, or None for nothing or nonsense."""
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _names(model):
    return list(model.objects.order_by("name").values_list("pk", "name"))
