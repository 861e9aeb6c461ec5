"""A person and their interest: telling us, seeing where it is, saying yes or no to an offer, changing their mind."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.dates import today
from coproduction.core.guards import needs, signed_in
from coproduction.core.submission import post_once
from experts.enums import Permission
from experts.rules.people import has_applied
from experts.selectors.holds import held
from experts.selectors.needs import shared_by
from experts.selectors.people import expert_of
from involvement.enums import InterestStatus
from involvement.forms.interests import ExpressForm
from involvement.models import Interest, Opportunity
from involvement.rules import interests as rules
from involvement.selectors import offers
from involvement.selectors.choosing import answers_to, questions_of
from involvement.selectors.interests import interest_of, mine, offers_to
from involvement.selectors.sessions import has_any_to_choose, sessions_past, sessions_to_come, with_clashes
from involvement.selectors.waiting import how_many_before
from involvement.services import interests

MOST_SHOWN = 50
WITH_ADVERT = ("opportunity__host", "opportunity__band", "opportunity__venue", "expert__user")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@post_once
def express(request, reference):
    """Tell us: a form, then everything on one page to check, then it is sent."""
    opportunity = get_object_or_404(Opportunity.objects.public(), reference=reference)
    expert = expert_of(request.person)
    if not has_applied(expert):
        return _to_join(request, opportunity, expert)
    already = interest_of(request.person, opportunity)
    if already and already.status != InterestStatus.WITHDRAWN:
        return redirect("involvement:interest", already.pk)
    if refusal := rules.why_not_express(expert, opportunity, already, on=today()):
        raise PermissionDenied(refusal)
    questions = questions_of(opportunity)
    form = ExpressForm(request.POST if request.method == "POST" else None, questions=questions)
    context = {"form": form, "opportunity": opportunity, "shared": shared_by(request.person)}
    if request.method != "POST" or "change" in request.POST:
        return render(request, "involvement/interests/express.html", {**context, "form": _unchecked(form)})
    if not form.is_valid():
        return render(request, "involvement/interests/express.html", context, status=422)
    if "send" not in request.POST:
        return render(request, "involvement/interests/express_check.html", context)
    interest = interests.express(opportunity=opportunity, user=request.person, by=request.user, **form.said)
    messages.success(request, gettext("Thank you. We know you are interested."))
    return redirect("involvement:interest", interest.pk)


@require_safe
@needs(Permission.TAKE_PART)
def interest(request, pk):
    """Where an interest is; and when a place is offered, what saying yes would mean."""
    return _page(request, _own(request, pk))


def _page(request, mine_now, *, status=200, refusal=""):
    context = {
        "refusal": refusal,
        "interest": mine_now,
        "opportunity": mine_now.opportunity,
        "words": rules.words_of(mine_now),
        "may_withdraw": not rules.why_not_withdraw(mine_now),
        "may_answer": not rules.why_not_accept(mine_now, on=today()),
        "answers": answers_to(mine_now),
        "number": how_many_before(mine_now) + 1 if mine_now.status == InterestStatus.WAITING else None,
        "has_run_out": rules.has_run_out(mine_now, on=today()),
        "may_choose": mine_now.status == InterestStatus.ACCEPTED and has_any_to_choose(mine_now.opportunity),
        "terms": offers.in_words(mine_now) if mine_now.status in rules.HOLDS_A_PLACE else None,
    }
    return render(request, "involvement/interests/interest.html", context, status=status)


@require_POST
@needs(Permission.TAKE_PART)
def accept(request, pk):
    seen = request.POST.get("seen", "")
    try:
        taken = interests.accept(interest=_own(request, pk), by=request.user, seen=seen)
    except interests.OfferChanged as changed:
        return _page(request, _own(request, pk), status=409, refusal=changed.sentence)
    messages.success(request, gettext("You have a place. We have written to you with what happens next."))
    return redirect("involvement:interest", taken.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_PART)
def decline(request, pk):
    """Say no to an offered place, after a page that asks once more."""
    mine_now = _own(request, pk)
    if refusal := rules.why_not_decline(mine_now):
        raise PermissionDenied(refusal)
    if request.method == "POST":
        interests.decline(interest=mine_now, by=request.user)
        messages.success(request, gettext("You have said no to this place. Thank you for telling us."))
        return redirect("involvement:interest", pk)
    context = {"interest": mine_now, "opportunity": mine_now.opportunity}
    return render(request, "involvement/interests/decline.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_PART)
def withdraw(request, pk):
    """Change one's mind, after a page that says what that means."""
    mine_now = _own(request, pk)
    if refusal := rules.why_not_withdraw(mine_now):
        raise PermissionDenied(refusal)
    if request.method == "POST":
        interests.withdraw(interest=mine_now, by=request.user)
        messages.success(
            request, gettext("We have taken your name off. You can tell us again if you change your mind.")
        )
        return redirect("involvement:interest", pk)
    context = {"interest": mine_now, "opportunity": mine_now.opportunity}
    return render(request, "involvement/interests/withdraw.html", context)


@require_safe
@needs(Permission.TAKE_PART)
def my_involvement(request):
    """All that a person has to do with: offers to answer, sessions, and what they were interested in."""
    to_come = with_clashes(sessions_to_come(request.person)[:MOST_SHOWN])
    past = list(sessions_past(request.person)[:MOST_SHOWN])
    context = {
        "offers": offers_to(request.person)[:MOST_SHOWN],
        "to_come": to_come,
        "past": past,
        "claimed": held([each.pk for each in (*past, *(mine_there for mine_there, _ in to_come))]),
        "interests": mine(request.person)[:MOST_SHOWN],
    }
    return render(request, "involvement/interests/my_involvement.html", context)


def _own(request, pk):
    return get_object_or_404(Interest.objects.of(request.person).select_related(*WITH_ADVERT), pk=pk)


def _to_join(request, opportunity, expert):
    if expert is None and request.person.holds_a_staff_role:
        raise PermissionDenied(gettext("Only people in our network can tell us that they are interested."))
    return redirect(f"{reverse('experts:join')}?next={opportunity.get_absolute_url()}")


def _unchecked(form):
    """The same form with what was typed, and no complaints yet: the person is only going back to change it."""
    if not form.is_bound:
        return form
    return ExpressForm(initial=form.data.dict(), questions=form.questions.values())
