"""The host's side of interest: everyone in one list, one person, and the decision about them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.dates import say_short_date, today
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from involvement.enums import InterestStatus, Permission
from involvement.forms.interests import NotChosenForm
from involvement.models import Interest, Opportunity
from involvement.rules import interests as rules
from involvement.selectors.interests import how_many, interests_in, places_left
from involvement.selectors.matching.lists import why_lacking
from involvement.services import interests

STAFF = (Permission.POST_OPPORTUNITY, Permission.CHECK_OPPORTUNITY)
EACH_PAGE = 50


@require_safe
@needs(*STAFF)
def interest_list(request, reference):
    """All the interest in one advert: who, since when, where it is, and how many places are left."""
    opportunity = get_object_or_404(Opportunity.objects.managed_by(request.user), reference=reference)
    status = request.GET.get("status", "")
    status = status if status in InterestStatus.values else ""
    counts = how_many(opportunity)
    page = page_of(request, interests_in(opportunity, status=status), per_page=EACH_PAGE)
    context = {
        "opportunity": opportunity,
        "page": page,
        "rows": list(_rows(page.object_list, opportunity)),
        "status": status,
        "statuses": [(value, label, counts.get(value, 0)) for value, label in InterestStatus.choices],
        "everyone": sum(counts.values()),
        "accepted": counts.get(InterestStatus.ACCEPTED, 0),
        "offered": counts.get(InterestStatus.OFFERED, 0),
        "left": places_left(opportunity, counts=counts),
    }
    return render(request, "involvement/interests/list.html", context)


@require_safe
@needs(*STAFF)
def person(request, pk):
    """What one person told us, and what can be decided now."""
    interest = _managed(request, pk)
    left = places_left(interest.opportunity)
    targets = (InterestStatus.SHORTLISTED, InterestStatus.OFFERED, InterestStatus.NOT_CHOSEN)
    refusals = {
        target.value: rules.why_not_decide(interest, target, by=request.user, on=today())
        for target in targets
    }
    if left == 0 and not refusals["offered"]:
        refusals["offered"] = rules.ALL_OFFERED
    refusals["offered"] = refusals["offered"] or why_lacking(interest)
    context = {
        "interest": interest,
        "opportunity": interest.opportunity,
        "left": left,
        "refusals": refusals,
        "unanswered": rules.is_unanswered(interest, on=today()),
        "waits": interest.status in rules.WAITS_FOR_US,
    }
    return render(request, "involvement/interests/person.html", context)


@require_POST
@needs(*STAFF)
def shortlist(request, pk):
    interest = interests.shortlist(interest=_managed(request, pk), by=request.user)
    messages.success(request, f"{interest.expert} is on the shortlist. We have told them.")
    return redirect("involvement:interests", interest.opportunity.reference)


@require_POST
@needs(*STAFF)
def offer(request, pk):
    interest = interests.offer(interest=_managed(request, pk), by=request.user)
    messages.success(request, f"We have offered {interest.expert} a place.")
    return redirect("involvement:interests", interest.opportunity.reference)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*STAFF)
def not_choose(request, pk):
    """Say no to a person, with a reason they will read."""
    interest = _managed(request, pk)
    form = NotChosenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        interests.not_choose(interest=interest, reason=form.reason, by=request.user)
        messages.success(request, f"We have told {interest.expert}, with your reason.")
        return redirect("involvement:interests", interest.opportunity.reference)
    context = {"form": form, "interest": interest, "opportunity": interest.opportunity}
    status = 422 if form.errors else 200
    return render(request, "involvement/interests/not_choose.html", context, status=status)


def _managed(request, pk):
    rows = Interest.objects.managed_by(request.user)
    return get_object_or_404(rows.select_related("expert__user", "opportunity", "decided_by"), pk=pk)


def _rows(interests, opportunity):
    """Yield each line of the list in words: its address, then what each column says."""
    # What is the same for every line is worked out once: 50 addresses and names of stages took 3 ms.
    day, labels = today(), dict(InterestStatus.choices)
    folder = reverse("involvement:interest_person", args=[0]).removesuffix("0/")
    for interest in interests:
        interest.opportunity = opportunity
        asked_for = (interest.wants_help and "A talk first", interest.access_needs and "Access needs")
        yield {
            "url": f"{folder}{interest.pk}/",
            "person": str(interest.expert.user),
            "expressed": say_short_date(interest.expressed_at),
            "status": labels[interest.status],
            "waits_too_long": rules.is_unanswered(interest, on=day),
            "asked_for": ", ".join(filter(None, asked_for)),
        }
