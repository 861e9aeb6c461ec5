"""Dates of training for those who run it: added, changed, called off, opened to partners, and who came."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from experts.selectors.needs_at import of_the_room as needs_of_the_room
from involvement.enums import Permission
from involvement.forms.training import CancelForm, TrainingDateForm
from involvement.forms.training_room import RoomForm
from involvement.models import Course
from involvement.rules import training as rules
from involvement.rules.sessions import minutes_long
from involvement.selectors import training as selectors
from involvement.selectors.partners import booking_link
from involvement.services import training_dates as dates, training_places as places
from involvement.services.training_attendance import Seen, record_room
from involvement.views.courses import tried

MOST_PEOPLE = 100


@require_safe
@needs(Permission.RUN_TRAINING)
def training_desk(request):
    """What is to come, and what is over: one page for each."""
    past = request.GET.get("when") == "past"
    rows = selectors.dates_past() if past else selectors.dates_to_come()
    page = page_of(request, rows.run_by(request.user))
    return render(request, "involvement/training/desk.html", {"page": page, "past": past})


@require_safe
@needs(Permission.RUN_TRAINING)
def training_room(request, pk):
    """One date with everybody on it: who has a place, who waits, and what helps them."""
    training, now = _date(request, pk), timezone.now()
    page = page_of(request, selectors.people_at(training), per_page=MOST_PEOPLE)
    context = {
        "training": training,
        "activity": training.activity,
        "page": page,
        **needs_of_the_room(training.activity),
        "booking_link": booking_link(training),
        "may_tell": [place.pk for place in page.object_list if not rules.why_not_tell_again(place)],
        "may_change": not rules.why_not_change(training, now=now),
        "may_open": training.course.for_partners and not rules.why_closed(training, now=now),
        "to_record": not rules.why_not_record(training, now=now) and selectors.room_of(training).exists(),
    }
    return render(request, "involvement/training/room.html", context)


@require_POST
@needs(Permission.RUN_TRAINING)
@post_once
def training_told_again(request, pk, place):
    """Tell one person on a date once more where their place stands."""
    found = get_object_or_404(selectors.people_at(_date(request, pk)).select_related("date"), pk=place)
    places.tell_again(place=found, by=request.user)
    messages.success(request, gettext("We are telling {person} again.").format(person=found.name))
    return redirect("involvement:training_room", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RUN_TRAINING)
@post_once
def date_add(request, pk):
    course = get_object_or_404(Course.objects.run_by(request.user).select_related("directorate"), pk=pk)
    if course.retired_at:
        raise PermissionDenied(dates.RETIRED)
    form = TrainingDateForm(
        request.POST if request.method == "POST" else None, initial={"places": course.places}
    )
    if request.method == "POST" and form.is_valid():
        said = {"course": course, "by": request.user, **form.facts()}
        if made := tried(form, "date", lambda: dates.add_date(**said)):
            messages.success(request, gettext("Date added. People can book it now."))
            return redirect("involvement:training_room", made.pk)
    context = {"form": form, "course": course}
    return render(request, "involvement/training/date_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RUN_TRAINING)
@post_once
def date_change(request, pk):
    training = _changeable(request, pk)
    form = TrainingDateForm(request.POST if request.method == "POST" else None, initial=_as_it_is(training))
    if request.method == "POST" and form.is_valid():
        said = {"date": training, "by": request.user, **form.facts()}
        if tried(form, "date", lambda: dates.change_date(**said)):
            messages.success(
                request, gettext("Saved. If when, where or how to get in has changed, we have told everyone.")
            )
            return redirect("involvement:training_room", pk)
    context = {"form": form, "course": training.course, "training": training}
    return render(request, "involvement/training/date_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RUN_TRAINING)
def date_cancel(request, pk):
    """Call a date off, with the reason everybody reads."""
    training = _changeable(request, pk)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        dates.cancel_date(date=training, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("Cancelled. We have told everyone who booked."))
        return redirect("involvement:training_room", pk)
    context = {"form": form, "training": training, "told": training.taken + training.waiting}
    return render(
        request, "involvement/training/date_cancel.html", context, status=422 if form.errors else 200
    )


@require_POST
@needs(Permission.RUN_TRAINING)
def partner_link(request, pk):
    """Switch the link for partner organisations on or off."""
    training, is_on = _date(request, pk), request.POST.get("is_on") == "1"
    switch = dates.open_to_partners if is_on else dates.close_to_partners
    switch(date=training, by=request.user)
    words = (
        gettext("Send this link to the organisation.")
        if is_on
        else gettext("The link does not work any more.")
    )
    messages.success(request, words)
    return redirect("involvement:training_room", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RUN_TRAINING)
@post_once
def training_attendance(request, pk):
    """Who came: the whole room on one page, checked, and then it stands."""
    training = _date(request, pk)
    if refusal := rules.why_not_record(training, now=timezone.now()):
        raise PermissionDenied(refusal)
    room = list(selectors.room_of(training)[:MOST_PEOPLE])
    form = RoomForm(
        request.POST if request.method == "POST" else None, room=room, minutes=minutes_long(training.activity)
    )
    context = {"form": form, "training": training, "room": room}
    if request.method != "POST" or "change" in request.POST:
        return render(request, "involvement/training/attendance.html", context)
    if not form.is_valid():
        return render(request, "involvement/training/attendance.html", context, status=422)
    if "send" not in request.POST:
        return render(request, "involvement/training/attendance_check.html", context)
    record_room(
        date=training, by=request.user, rows=[Seen(place.pk, *said) for place, *said in form.answers()]
    )
    messages.success(request, gettext("Recorded. Those who came for all of it have their certificate."))
    return redirect("involvement:training_room", pk)


def _date(request, pk):
    return get_object_or_404(selectors.dates_with_all().run_by(request.user), pk=pk)


def _changeable(request, pk):
    training = _date(request, pk)
    if refusal := rules.why_not_change(training, now=timezone.now()):
        raise PermissionDenied(refusal)
    return training


def _as_it_is(training):
    starts, ends = (
        timezone.localtime(moment) for moment in (training.activity.starts_at, training.activity.ends_at)
    )
    return {
        "date": starts.date(),
        "start": starts.time(),
        "end": ends.time(),
        "place": training.place,
        "venue": training.activity.venue_id,
        "link": training.link,
        "joining": training.joining,
        "places": training.places,
        "booking_closes_on": training.booking_closes_on,
    }
