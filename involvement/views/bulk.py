"""One answer to many people: whom and how many, on a page to check, then what was done and what was not, and why."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from involvement.enums import RUNS_ADVERTS
from involvement.forms.choosing import OfferForm, WaitForm, reason_of
from involvement.forms.interests import NotChosenForm
from involvement.models import BulkAnswer, BulkDecision, Interest, Opportunity
from involvement.rules.choosing import called
from involvement.rules.interests import WAITS_FOR_US
from involvement.selectors.interests import interests_in, places_left
from involvement.services import bulk as services

FORMS = {
    BulkDecision.WAIT: WaitForm,
    BulkDecision.OFFER: OfferForm,
    BulkDecision.NOT_CHOOSE: NotChosenForm,
}
MOST_NAMED = 100
MOST_TICKED = 200


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def answer(request, reference):
    """Check who is answered and how many, give the reason, and answer them."""
    opportunity = get_object_or_404(Opportunity.objects.managed_by(request.user), reference=reference)
    asked = request.POST if request.method == "POST" else request.GET
    decision = asked.get("decision", "")
    people = _people(opportunity, asked)
    if decision not in BulkDecision.values or not people:
        context = {"opportunity": opportunity, "has_decision": decision in BulkDecision.values}
        return render(request, "involvement/choosing/bulk_nobody.html", context, status=422)
    form_class = FORMS.get(BulkDecision(decision))
    form = form_class(request.POST if request.method == "POST" else None) if form_class else None
    if request.method == "POST" and (form is None or form.is_valid()):
        done = services.answer_many(
            opportunity=opportunity,
            interest_ids=[each.pk for each in people],
            decision=decision,
            reason=reason_of(form) if form else "",
            by=request.user,
        )
        return redirect("involvement:bulk_answered", done.pk)
    context = {
        "opportunity": opportunity,
        "form": form,
        "decision": BulkDecision(decision),
        "people": people,
        "named": [called(each) for each in people[:MOST_NAMED]],
        "unnamed": max(0, len(people) - MOST_NAMED),
        "everyone": "everyone" in asked,
        "until": _until(asked).isoformat(),
        "left": places_left(opportunity),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "involvement/choosing/bulk_check.html", context, status=status)


@require_safe
@needs(*RUNS_ADVERTS)
def answered(request, pk):
    """What came of one answer to many: how many heard, and who did not and why."""
    mine = BulkAnswer.objects.filter(opportunity__in=Opportunity.objects.managed_by(request.user))
    found = get_object_or_404(mine.select_related("opportunity", "job"), pk=pk)
    refused = [int(key) for key, why in found.outcomes.items() if why]
    rows = Interest.objects.filter(pk__in=refused[:MOST_NAMED]).select_related("expert__user", "opportunity")
    context = {
        "answer": found,
        "opportunity": found.opportunity,
        "done": len(found.outcomes) - len(refused),
        "of": len(found.interests),
        "refused": len(refused),
        "reasons": [(called(each), each.pk, found.outcomes[str(each.pk)]) for each in rows],
        "is_at_work": bool(found.job and not found.job.is_finished),
    }
    return render(request, "involvement/choosing/bulk_answered.html", context)


def _until(asked):
    """Return when the page to check was shown, where the form says it; now, where that page is still to be shown."""
    try:
        until = parse_datetime(asked.get("until", ""))
    except ValueError:
        until = None
    return until if until and is_aware(until) else timezone.now()


def _people(opportunity, asked):
    """Return the Interests that were ticked, or everyone nothing has been decided about, in the order of the list."""
    rows = interests_in(opportunity)
    if "everyone" in asked:
        # Whoever comes after the page to check was shown is not answered by it: nobody has looked at them.
        rows = rows.filter(status__in=WAITS_FOR_US, expressed_at__lte=_until(asked))
    else:
        ticked = [word for word in asked.getlist("person")[:MOST_TICKED] if word.isascii() and word.isdigit()]
        rows = rows.filter(pk__in=[int(word) for word in ticked if len(word) < 19])
    people = list(rows)
    for each in people:
        each.opportunity = opportunity
    return people
