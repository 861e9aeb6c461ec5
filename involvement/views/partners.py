"""Training for people of partner organisations, who have no account: they book by a link, and manage by another.

Also the page on which anybody can check a certificate.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.accounts.limits import too_many
from coproduction.core.dates import today
from coproduction.core.guards import public
from coproduction.core.submission import post_once
from involvement.forms.training import PartnerForm, VerifyForm
from involvement.rules import training as rules
from involvement.selectors import partners, training as selectors
from involvement.services import training_places as places
from involvement.views.training import hand_over


@require_http_methods(["GET", "HEAD", "POST"])
@public
@post_once
def partner_book(request, token):
    """Ask for a place by the link of a date. Whether the address has booked before shows on no page."""
    training = _open_date(token)
    closed = rules.why_closed(training, now=timezone.now())
    if closed and request.method == "POST":
        raise PermissionDenied(closed)
    form = PartnerForm(
        request.POST if request.method == "POST" else None,
        prerequisites=list(training.course.prerequisites.all()),
    )
    if request.method == "POST" and form.is_valid():
        if refusal := too_many(request, "partner_booking", key=form.cleaned_data["email"]):
            return refusal
        places.book_partner(date=training, **form.facts())
        return redirect("involvement:partner_sent", token)
    context = {"form": form, "training": training, "activity": training.activity, "closed": closed}
    context["left"] = training.left
    return render(
        request, "involvement/training/partner_book.html", context, status=422 if form.errors else 200
    )


@require_safe
@public
def partner_sent(request, token):
    """Say to look for our e-mail: the same words whoever asked."""
    return render(request, "involvement/training/partner_sent.html", {"training": _open_date(token)})


@require_safe
@public
@cache_control(no_store=True, private=True)
def partner_place(request, key):
    place = _place(key)
    context = {
        "place": place,
        "key": key,
        "training": place.date,
        "activity": place.date.activity,
        "may_accept": not rules.why_not_accept(place, now=timezone.now()),
        "may_give_up": not rules.why_not_give_up(place, now=timezone.now()),
    }
    return render(request, "involvement/training/partner_place.html", context)


@require_POST
@public
def partner_accept(request, key):
    places.accept(place=_place(key), by=None)
    return redirect("involvement:partner_place", key)


@require_POST
@public
def partner_confirm(request, key):
    """Say that one can still come to a date that has changed."""
    places.confirm(place=_place(key), by=None)
    return redirect("involvement:partner_place", key)


@require_http_methods(["GET", "HEAD", "POST"])
@public
@cache_control(no_store=True, private=True)
def partner_give_up(request, key):
    place = _place(key)
    if refusal := rules.why_not_give_up(place, now=timezone.now()):
        raise PermissionDenied(refusal)
    if request.method == "POST":
        places.give_up(place=place, by=None)
        return redirect("involvement:partner_place", key)
    context = {"place": place, "key": key, "training": place.date}
    return render(request, "involvement/training/partner_give_up.html", context)


@require_safe
@public
def partner_certificate(request, key):
    return hand_over(_place(key))


@require_safe
@public
def verify(request):
    """Check a certificate by its code: the course, the day, until when it counts, and a first name with an initial."""
    form = VerifyForm(request.GET if "code" in request.GET else None)
    context = {"form": form, "asked": False}
    if form.is_valid():
        if refusal := too_many(request, "verify_certificate"):
            return refusal
        place = selectors.by_certificate(rules.tidy_code(form.cleaned_data["code"]))
        context.update(asked=True, place=place)
        if place:
            context["name"] = rules.short_name(place.name) if place.is_partners or place.user.name else ""
            context["has_run_out"] = place.expires_on is not None and place.expires_on < today()
    return render(request, "involvement/training/verify.html", context, status=422 if form.errors else 200)


def _open_date(token):
    training = partners.date_by(token)
    if training is None:
        raise Http404
    return training


def _place(key):
    place = partners.place_by(key)
    if place is None:
        raise Http404
    return place
