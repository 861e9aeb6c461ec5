"""Which criteria a person meets; the shortlist side by side; and who a numbered person is, for a coordinator."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from involvement.enums import RUNS_ADVERTS, Permission
from involvement.forms.choosing import MarksForm
from involvement.models import Opportunity
from involvement.rules.choosing import called, why_not_mark
from involvement.selectors import choosing as selectors
from involvement.services import marking
from involvement.views.choosing import about, managed

EACH_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
def marks(request, pk):
    """Say of each criterion whether a person meets it."""
    interest = managed(request, pk)
    if refusal := why_not_mark(interest, by=request.user):
        raise PermissionDenied(refusal)
    criteria = selectors.criteria_of(interest.opportunity)
    form = MarksForm(
        request.POST if request.method == "POST" else None,
        criteria=criteria,
        marks=selectors.marks_of(interest),
    )
    if request.method == "POST" and form.is_valid():
        marking.mark(interest=interest, marks=form.marks, by=request.user)
        messages.success(request, gettext("Saved for {interest}.").format(interest=called(interest)))
        return redirect("involvement:interest_person", pk)
    context = {
        "form": form,
        "interest": interest,
        "called": called(interest),
        "opportunity": interest.opportunity,
        "answers": selectors.answers_to(interest),
    }
    status = 422 if form.errors else 200
    return render(request, "involvement/choosing/marks.html", context, status=status)


@require_safe
@needs(*RUNS_ADVERTS)
def shortlist(request, reference):
    """The shortlist side by side: why each person matches, and which criteria they meet."""
    opportunity = get_object_or_404(
        Opportunity.objects.managed_by(request.user).select_related("facts"), reference=reference
    )
    page = page_of(request, selectors.shortlist_of(opportunity), per_page=EACH_PAGE)
    to_host = opportunity.is_blind or not request.user.has_perm(Permission.CHECK_OPPORTUNITY)
    rows = selectors.side_by_side(opportunity, page.object_list, to_host=to_host)
    people = [(called(each.interest), each) for each in rows]
    context = {"opportunity": opportunity, "page": page, "people": people}
    return render(request, "involvement/choosing/shortlist.html", context)


@require_POST
@needs(Permission.CHECK_OPPORTUNITY)
def name(request, pk):
    """Show a coordinator who a numbered person is, so that they can be contacted."""
    interest = managed(request, pk)
    seen = marking.see_name(interest=interest, by=request.user)
    context = {**about(interest, request.user), "seen_name": seen}
    return render(request, "involvement/interests/person.html", context)
