"""The host's side of interest: everyone in one list, one person, and the decision about them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.dates import say_short_date, today
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from experts.selectors.clashes import busy_people
from involvement.enums import RUNS_ADVERTS, InterestStatus, Permission
from involvement.forms.choosing import OfferForm, WaitForm, reason_of
from involvement.forms.interests import NotChosenForm
from involvement.models import BulkDecision, Interest, Opportunity
from involvement.rules import interests as rules
from involvement.rules.choosing import called, is_hidden
from involvement.selectors import choosing as selectors
from involvement.selectors.interests import how_many, interests_in, places_left
from involvement.selectors.matching.lists import why_lacking
from involvement.selectors.sessions import coming_activities
from involvement.selectors.waiting import how_many_before
from involvement.services import interests

POSTING = ["GET", "HEAD", "POST"]
EACH_PAGE = 50


@require_safe
@needs(*RUNS_ADVERTS)
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
        "bulk_decisions": BulkDecision.choices,
        "undecided": sum(counts.get(each, 0) for each in rules.WAITS_FOR_US),
        "may_answer": opportunity.status in rules.TAKES_PEOPLE,
    }
    return render(request, "involvement/interests/list.html", context)


@require_safe
@needs(*RUNS_ADVERTS)
def person(request, pk):
    """What one person told us, why they match, what they meet, and what can be decided now."""
    return render(request, "involvement/interests/person.html", about(managed(request, pk), request.user))


def about(interest, user):
    """Return what the page of one person says."""
    opportunity = interest.opportunity
    left = places_left(opportunity)
    to_host = is_hidden(interest) or not user.has_perm(Permission.CHECK_OPPORTUNITY)
    (compared,) = selectors.side_by_side(opportunity, [interest], to_host=to_host)
    return {
        "interest": interest,
        "opportunity": opportunity,
        "called": called(interest),
        "is_hidden": is_hidden(interest),
        "may_see_name": is_hidden(interest) and user.has_perm(Permission.CHECK_OPPORTUNITY),
        "answers": selectors.answers_to(interest),
        "compared": compared,
        "decisions": selectors.decisions_about(interest),
        "busy": busy_people([interest.expert_id], coming_activities(opportunity)).get(interest.expert_id),
        "left": left,
        "before": how_many_before(interest),
        "refusals": _refusals(interest, user, left, compared.lacking),
        "unanswered": rules.is_unanswered(interest, on=today()),
        "waits": interest.status in (*rules.WAITS_FOR_US, InterestStatus.WAITING),
    }


def _refusals(interest, user, left, lacking):
    targets = (
        InterestStatus.SHORTLISTED,
        InterestStatus.OFFERED,
        InterestStatus.WAITING,
        InterestStatus.NOT_CHOSEN,
    )
    refusals = {
        target.value: rules.why_not_decide(interest, target, by=user, on=today()) for target in targets
    }
    if left == 0:
        refusals["offered"] = refusals["offered"] or rules.ALL_OFFERED
    refusals["offered"] = refusals["offered"] or lacking
    refusals["waiting"] = refusals["waiting"] or rules.why_no_waiting_list(interest.opportunity)
    return refusals


def _why_not(interest, user, decision):
    return _refusals(interest, user, places_left(interest.opportunity), why_lacking(interest))[decision]


@require_POST
@needs(*RUNS_ADVERTS)
def shortlist(request, pk):
    interest = interests.shortlist(interest=managed(request, pk), by=request.user)
    messages.success(
        request,
        gettext("{interest} is on the shortlist. We have told them.").format(interest=called(interest)),
    )
    return redirect("involvement:interests", interest.opportunity.reference)


@require_http_methods(POSTING)
@needs(*RUNS_ADVERTS)
def offer(request, pk):
    """Offer a place, with the reason that is kept."""
    interest = managed(request, pk)
    form = OfferForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" and (refusal := _why_not(interest, request.user, "offered")):
        raise PermissionDenied(refusal)
    if request.method == "POST" and form.is_valid():
        offered = interests.offer(interest=interest, why=reason_of(form), by=request.user)
        messages.success(
            request, gettext("We have offered {offered} a place.").format(offered=called(offered))
        )
        return redirect("involvement:interests", offered.opportunity.reference)
    context = {"before": how_many_before(interest)}
    return _reason_page(request, "involvement/interests/offer.html", interest, form, **context)


@require_http_methods(POSTING)
@needs(*RUNS_ADVERTS)
def wait(request, pk):
    """Put a person on the waiting list, with a reason they will read."""
    interest = managed(request, pk)
    form = WaitForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" and (refusal := _why_not(interest, request.user, "waiting")):
        raise PermissionDenied(refusal)
    if request.method == "POST" and form.is_valid():
        waiting = interests.wait(interest=interest, reason=reason_of(form), by=request.user)
        messages.success(
            request,
            gettext("{waiting} is on the waiting list. We have told them.").format(waiting=called(waiting)),
        )
        return redirect("involvement:interests", waiting.opportunity.reference)
    return _reason_page(request, "involvement/interests/wait.html", interest, form)


@require_http_methods(POSTING)
@needs(*RUNS_ADVERTS)
def not_choose(request, pk):
    """Say no to a person, with a reason they will read."""
    interest = managed(request, pk)
    form = NotChosenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = interests.not_choose(interest=interest, reason=reason_of(form), by=request.user)
        messages.success(request, gettext("We have told {told}, with your reason.").format(told=called(told)))
        return redirect("involvement:interests", told.opportunity.reference)
    return _reason_page(request, "involvement/interests/not_choose.html", interest, form)


def _reason_page(request, template, interest, form, **more):
    context = {
        "form": form,
        "interest": interest,
        "called": called(interest),
        "opportunity": interest.opportunity,
    }
    return render(request, template, {**context, **more}, status=422 if form.errors else 200)


def managed(request, pk):
    """Fetch the interest of a person in an advert this member of staff runs, or answer 404."""
    rows = Interest.objects.managed_by(request.user)
    about_all = ("expert__user", "opportunity__facts", "opportunity__host", "decided_by")
    return get_object_or_404(rows.select_related(*about_all), pk=pk)


def _rows(interests, opportunity):
    """Yield each line of the list in words: its address, then what each column says."""
    # What is the same for every line is worked out once: 50 addresses and names of stages took 3 ms.
    day, labels = today(), dict(InterestStatus.choices)
    folder = reverse("involvement:interest_person", args=[0]).removesuffix("0/")
    for interest in interests:
        interest.opportunity = opportunity
        asked_for = (
            interest.wants_help and gettext("A talk first"),
            interest.access_needs and gettext("Access needs"),
        )
        yield {
            "pk": interest.pk,
            "url": f"{folder}{interest.pk}/",
            "person": called(interest),
            "expressed": say_short_date(interest.expressed_at),
            "status": labels[interest.status],
            "is_decided": interest.status not in (*rules.WAITS_FOR_US, InterestStatus.WAITING),
            "waits_too_long": rules.is_unanswered(interest, on=day),
            "asked_for": ", ".join(filter(None, asked_for)),
        }
