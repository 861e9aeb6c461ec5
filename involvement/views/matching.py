"""Who may fit an advert and why, for its host and for coordinators; and why one person was not matched."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from experts.enums import Permission as ExpertPermission
from experts.models import Expert
from experts.selectors import directory
from involvement.enums import RUNS_ADVERTS, Permission
from involvement.forms.matching import InviteForm
from involvement.models import Opportunity
from involvement.rules.choosing import why_not_match
from involvement.rules.interests import why_closed_to_staff
from involvement.rules.reasons import said_about
from involvement.selectors.matching.lists import why
from involvement.selectors.matching.places import is_distance_checked
from involvement.services import matching as services

MOST_NAMES = 10


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def people(request, reference):
    """The people who may fit an advert, with the reasons, and those who would if something were put right."""
    opportunity = get_object_or_404(_managed(request.user), reference=reference)
    if closed := why_closed_to_staff(opportunity, on=today()):
        raise PermissionDenied(
            gettext("People can be matched while an advert is open. {closed}").format(closed=closed)
        )
    if hidden := why_not_match(request.user, opportunity):
        raise PermissionDenied(hidden)
    fit, would = services.look_at_people(opportunity=opportunity, by=request.user)
    form = InviteForm(request.POST if request.method == "POST" else None, listed=[*fit, *would])
    if request.method == "POST" and form.is_valid() and _invited(request, opportunity, form):
        return redirect("involvement:matches", reference)
    to_host = not request.user.has_perm(Permission.CHECK_OPPORTUNITY)
    context = {
        "opportunity": opportunity,
        "form": form,
        "fit": [_line(each, to_host=to_host) for each in fit],
        "would_fit": [_line(each, to_host=to_host) for each in would],
        "has_table": is_distance_checked(),
        "may_ask_why": request.user.has_perm(Permission.CHECK_OPPORTUNITY),
    }
    return render(request, "involvement/matching/people.html", context, status=422 if form.errors else 200)


def _managed(user):
    return Opportunity.objects.managed_by(user).select_related("facts")


def _invited(request, opportunity, form):
    try:
        sent = services.invite(
            opportunity=opportunity, expert_ids=form.cleaned_data["people"], by=request.user
        )
    except RuleBroken as refusal:
        form.add_error("people", refusal.sentence)
        return False
    many = len(sent)
    told = ngettext(
        "We have told {count} person about this advert.",
        "We have told {count} people about this advert.",
        many,
    )
    messages.success(request, told.format(count=many))
    return True


def _line(match, *, to_host):
    """What a page shows of one match: the name, the score, and its reasons in the words this reader may have."""
    said = {
        name: [each for each in (said_about(one, to_host=to_host) for one in found) if each.words]
        for name, found in (("reasons", match.reasons), ("missing", match.missing))
    }
    return {"expert": match.thing, "score": match.score, "invited_at": match.invited_at, **said}


@require_safe
@needs(ExpertPermission.TAKE_PART)
def why_not_me(request, reference):
    """Why an advert was, or was not, found for the person who asks: every condition, and what they could do."""
    opportunity = get_object_or_404(Opportunity.objects.public().select_related("facts"), reference=reference)
    expert = get_object_or_404(Expert, pk=request.person.pk)
    must, count, score = why(expert, opportunity)
    context = {"opportunity": opportunity, "must": must, "counts": count, "score": score}
    return render(request, "involvement/matching/why.html", context)


@require_safe
@needs(Permission.CHECK_OPPORTUNITY)
def choose_person(request, reference):
    """Choose the person about whom to ask why they were not matched."""
    opportunity = get_object_or_404(Opportunity.objects.managed_by(request.user), reference=reference)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = directory.people(directory.Wanted(q=words))[:MOST_NAMES] if words else []
    context = {"opportunity": opportunity, "words": words, "people": found}
    return render(request, "involvement/matching/choose_person.html", context)


@require_safe
@needs(Permission.CHECK_OPPORTUNITY)
def why_not_them(request, reference, pk):
    """Why a person was, or was not, matched to an advert, for a coordinator."""
    opportunity = get_object_or_404(_managed(request.user), reference=reference)
    expert = get_object_or_404(directory.people(directory.Wanted()), pk=pk)
    must, count, score = services.look_at_one(opportunity=opportunity, expert=expert, by=request.user)
    context = {
        "opportunity": opportunity,
        "expert": expert,
        "must": [said_about(each) for each in must],
        "counts": [said_about(each) for each in count],
        "score": score,
    }
    return render(request, "involvement/matching/why_them.html", context)
