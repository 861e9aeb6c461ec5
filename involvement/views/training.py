"""Training for whoever comes to it: the dates, a place booked, kept for somebody or given up, and the certificate."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.dates import today
from coproduction.core.guards import public, signed_in
from coproduction.core.paging import page_of
from coproduction.core.pdf import render as as_pdf
from coproduction.core.submission import post_once
from experts.selectors import needs_at as access
from experts.selectors.clashes import sentences_for
from involvement.enums import PlaceStatus
from involvement.models import TrainingDate, TrainingPlace
from involvement.papers import certificate_of
from involvement.rules import training as rules
from involvement.selectors import booking, calendar, training as selectors
from involvement.selectors.sessions import clashes_with
from involvement.services import training_places as places

BOOKED = _("You have a place. We have written to you with what happens next.")
ON_THE_LIST = _(
    "All the places are taken, so you are on the waiting list. We will tell you if one becomes free."
)


@require_safe
@public
def training_list(request):
    """Every date to come that this person may read about."""
    page = page_of(request, selectors.dates_for(request.person))
    return render(request, "involvement/training/list.html", {"page": page})


@require_safe
@public
def training_date(request, pk):
    """One date: what it is, for whom, what it pays, and the way to book it."""
    training = _visible(request, pk)
    place, other = selectors.own_places(request.person, training)
    context = {
        "training": training,
        "course": training.course,
        "activity": training.activity,
        "prerequisites": list(training.course.prerequisites.all()),
        "pay": booking.pay_in_words(training.course, on=today()) if training.course.for_experts else "",
        "place": place,
        "other": other,
        "closed": rules.why_closed(training, now=timezone.now()),
        "left": training.left,
        "may_run": request.person.is_authenticated and rules.runs(request.person, training),
    }
    if request.person.is_authenticated and not context["closed"]:
        context["refusal"] = booking.why_not_book(
            request.person, training, expert=booking.expert_of(request.person), place=place, other=other
        )
    return render(request, "involvement/training/date.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@post_once
def book(request, pk):
    """Book a place, after a page that says what coming means."""
    training, expert = _visible(request, pk), booking.expert_of(request.person)
    place, other = selectors.own_places(request.person, training)
    if place and place.status not in rules.MAY_ASK_AGAIN:
        return redirect("involvement:my_place", place.pk)
    if refusal := booking.why_not_book(request.person, training, expert=expert, place=place, other=other):
        raise PermissionDenied(refusal)
    if request.method == "POST":
        place = places.book(date=training, user=request.person, by=request.user)
        messages.success(request, BOOKED if place.status == PlaceStatus.BOOKED else ON_THE_LIST)
        return redirect("involvement:my_place", place.pk)
    context = {
        "training": training,
        "activity": training.activity,
        "terms": booking.terms_for(expert, training),
        "clashes": sentences_for(request.person.pk, [training.activity]),
        "left": training.left,
    }
    return render(request, "involvement/training/book.html", context)


@require_safe
@signed_in
def my_training(request):
    """Every place a person has asked for, with what they were given for coming."""
    page = page_of(request, selectors.places_of(request.person))
    return render(request, "involvement/training/mine.html", {"page": page})


@require_safe
@signed_in
def my_place(request, pk):
    """A person's own place: how to get in, and what they can do about it."""
    place, expert = _own(request, pk), booking.expert_of(request.person)
    context = {
        "place": place,
        "training": place.date,
        "activity": place.date.activity,
        "terms": booking.terms_for(expert, place.date) if place.status in rules.STILL_OPEN else None,
        "may_accept": not rules.why_not_accept(place, now=timezone.now()),
        "may_give_up": not rules.why_not_give_up(place, now=timezone.now()),
        "contribution": selectors.contribution_of(request.person, place.date),
    }
    if context["contribution"]:
        context.update(access.of_the_person(request.person, place.date.activity))
        context["clashes"] = clashes_with(context["contribution"])
    return render(request, "involvement/training/place.html", context)


@require_POST
@signed_in
def accept_place(request, pk):
    place = places.accept(place=_own(request, pk), by=request.user)
    messages.success(request, BOOKED)
    return redirect("involvement:my_place", place.pk)


@require_POST
@signed_in
def confirm_place(request, pk):
    """Say that one can still come to a date that has changed."""
    places.confirm(place=_own(request, pk), by=request.user)
    messages.success(request, gettext("Thank you. We expect you."))
    return redirect("involvement:my_place", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def give_up_place(request, pk):
    """Give up a place, after a page that says what that means."""
    place = _own(request, pk)
    if refusal := rules.why_not_give_up(place, now=timezone.now()):
        raise PermissionDenied(refusal)
    if request.method == "POST":
        places.give_up(place=place, by=request.user)
        messages.success(request, gettext("You have given up your place. Thank you for telling us."))
        return redirect("involvement:my_place", pk)
    return render(request, "involvement/training/give_up.html", {"place": place, "training": place.date})


@require_safe
@signed_in
def place_calendar(request, pk):
    """The date as a file that a phone puts into its calendar."""
    place = _own(request, pk)
    if place.status != PlaceStatus.BOOKED:
        raise Http404
    page = request.build_absolute_uri(place.date.get_absolute_url())
    response = HttpResponse(
        calendar.file_for(place.date, page=page), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="training-{place.date_id}.ics"'
    return response


@require_safe
@signed_in
def my_certificate(request, pk):
    return hand_over(_own(request, pk))


def hand_over(place):
    """Return a certificate as a file; 404 where there is none."""
    if not place.certificate:
        raise Http404
    response = HttpResponse(as_pdf(certificate_of(place)), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="certificate-{place.certificate}.pdf"'
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _visible(request, pk):
    visible = TrainingDate.objects.visible_to(request.person)
    rows = selectors.dates_with_all().filter(pk__in=visible.values("pk"))
    return get_object_or_404(rows.prefetch_related("course__prerequisites"), pk=pk)


def _own(request, pk):
    own = TrainingPlace.objects.of(request.person)
    return get_object_or_404(selectors.places_with_all().filter(pk__in=own.values("pk")), pk=pk)
