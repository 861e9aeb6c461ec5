"""Courses, their dates and who has a place: what pages, services and reminders read."""

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import say_date, say_moment, today
from coproduction.core.todo import ToDo, listed
from coproduction.reference.selectors import setting
from experts.models import Contribution, Qualification
from involvement.enums import Permission, PlaceStatus
from involvement.models import Course, TrainingDate, TrainingPlace
from involvement.rules.training import ALWAYS, HOLDS_A_PLACE, STILL_OPEN

MOST_TODOS = 20
MOST_DATES = 3
GIVEN_UP_AFTER = timedelta(days=60)
ALL_ABOUT = ("activity__venue", "activity__directorate", "course__kind", "course__band", "course__budget")
TAKEN = Count("places_taken", filter=Q(places_taken__status__in=HOLDS_A_PLACE))
WAITING = Count("places_taken", filter=Q(places_taken__status=PlaceStatus.WAITING))
TO_RECORD = Count("places_taken", filter=Q(places_taken__status=PlaceStatus.BOOKED))


def dates_with_all():
    """Return dates with what their pages say, and how many places are `taken` and people are `waiting`."""
    return TrainingDate.objects.select_related(*ALL_ABOUT).annotate(taken=TAKEN, waiting=WAITING)


def _to_come():
    return dates_with_all().filter(
        activity__cancelled_at__isnull=True, activity__starts_at__gt=timezone.now()
    )


def dates_for(user):
    """Return the dates to come this person may read about, the next one first."""
    visible = TrainingDate.objects.visible_to(user)
    return _to_come().filter(pk__in=visible.values("pk")).order_by("activity__starts_at", "pk")


def dates_to_come():
    """Return every date to come, for those who run training."""
    return _to_come().order_by("activity__starts_at", "pk")


def dates_past():
    """Return every date that has begun or was cancelled, the latest first, with how many are still `to_record`."""
    over = Q(activity__starts_at__lte=timezone.now()) | Q(activity__cancelled_at__isnull=False)
    rows = dates_with_all().annotate(to_record=TO_RECORD).filter(over)
    return rows.order_by("-activity__starts_at", "-pk")


def courses():
    """Return every Course, those in use first."""
    rows = Course.objects.select_related("kind", "directorate").annotate(how_many=Count("dates"))
    return rows.order_by(F("retired_at").asc(nulls_first=True), "name")


def dates_of(course):
    return dates_with_all().filter(course=course).order_by("-activity__starts_at", "-pk")


def places_left(training):
    """Return how many places of a date are neither taken nor kept for somebody. Ask with the date's row locked."""
    return max(0, training.places - held_at(training))


def held_at(training):
    return TrainingPlace.objects.filter(date=training, status__in=HOLDS_A_PLACE).count()


def people_at(training):
    """Return everybody's TrainingPlace on a date, in the order in which they asked."""
    rows = TrainingPlace.objects.filter(date=training).select_related("user__expert", "recorded_by")
    return rows.order_by("asked_at", "pk")


def room_of(training):
    """Return the places of those of whom nobody has said whether they came."""
    return people_at(training).filter(status=PlaceStatus.BOOKED)


def partners_with_needs(training):
    """Return the places of partners' people who told us what would help them."""
    rows = people_at(training).filter(status__in=HOLDS_A_PLACE, user__isnull=True)
    return rows.exclude(access_needs="")


def places_with_all():
    return TrainingPlace.objects.select_related("user", *(f"date__{name}" for name in ALL_ABOUT))


def places_of(user):
    """Return all the places a person has asked for, the latest date first."""
    return places_with_all().filter(user=user).order_by("-date__activity__starts_at", "-pk")


def own_places(user, training):
    """Return a person's (TrainingPlace on a date, one on another date to come of the same course): either may be None."""
    if not user.pk:
        return None, None
    to_come = Q(status__in=STILL_OPEN, date__activity__starts_at__gt=timezone.now())
    rows = places_with_all().filter(user=user, date__course=training.course)
    rows = list(rows.filter(Q(date=training) | to_come).order_by("pk"))
    here = next((row for row in rows if row.date_id == training.pk), None)
    return here, next((row for row in rows if row.date_id != training.pk), None)


def trained(user):
    """Return {kind id: the last day it counts} of the training a person has, in the network or as a member of staff."""
    found: dict = {}
    recorded = Qualification.objects.filter(expert_id=user.pk).values_list("kind", "expires_on")
    here = TrainingPlace.objects.of(user).filter(
        status=PlaceStatus.ATTENDED, date__course__kind__isnull=False
    )
    for kind, last in recorded.union(here.values_list("date__course__kind", "expires_on"), all=True):
        found[kind] = max(found.get(kind, last or ALWAYS), last or ALWAYS)
    return found


def contribution_of(user, training):
    """Return this person's own Contribution on a date, or None: staff and partners' people have none."""
    mine = Contribution.objects.of(user).filter(activity=training.activity_id)
    return mine.select_related("activity").first()


def next_dates(kind_ids, *, audience="for_experts"):
    """Return {kind id: 'The next dates are …' } of the training to come that an audience can book, in one query."""
    rows = TrainingDate.objects.filter(
        course__kind__in=list(kind_ids),
        activity__cancelled_at__isnull=True,
        activity__starts_at__gt=timezone.now(),
        **{f"course__{audience}": True},
        booking_closes_on__gte=today(),
    ).order_by("activity__starts_at")
    days: dict = {}
    for kind, starts_at in rows.values_list("course__kind", "activity__starts_at"):
        days.setdefault(kind, []).append(say_date(starts_at))
    return {kind: _said(found[:MOST_DATES]) for kind, found in days.items()}


def _said(days):
    if len(days) == 1:
        return gettext("The next date is {day}. Book it under Training.").format(day=days[0])
    return gettext("The next dates are {days} and {last}. Book one under Training.").format(
        days=", ".join(days[:-1]), last=days[-1]
    )


def by_certificate(code):
    """Return the TrainingPlace whose certificate has this code, or None."""
    return places_with_all().filter(certificate=code).first() if code else None


def ran_out():
    """Return the places that were kept for somebody who has not answered in time."""
    rows = TrainingPlace.objects.filter(status=PlaceStatus.OFFERED, answer_by__lt=today())
    return rows.order_by("date", "pk")


def begun_with_people_waiting():
    """Return the dates that have begun with somebody still waiting, or a place still kept for somebody."""
    open_ones = Q(places_taken__status__in=(PlaceStatus.WAITING, PlaceStatus.OFFERED))
    rows = TrainingDate.objects.filter(open_ones, activity__starts_at__lte=timezone.now())
    return rows.distinct().order_by("pk")


def near():
    """Return the places of everybody who has one on a date that starts within the trust's hours for a reminder."""
    now = timezone.now()
    soon = now + timedelta(hours=setting("reminder_hours_before_session"))
    rows = places_with_all().filter(
        status=PlaceStatus.BOOKED,
        date__activity__cancelled_at__isnull=True,
        date__activity__starts_at__gt=now,
        date__activity__starts_at__lte=soon,
    )
    return rows.order_by("pk")


def attendance_missing():
    """Return the dates that are over, with somebody of whom nobody has said whether they came."""
    now = timezone.now()
    until = now - timedelta(days=setting("attendance_reminder_days"))
    unsaid = TrainingPlace.objects.filter(date=OuterRef("pk"), status=PlaceStatus.BOOKED)
    rows = TrainingDate.objects.filter(
        Exists(unsaid),
        activity__cancelled_at__isnull=True,
        activity__ends_at__lte=until,
        activity__ends_at__gt=now - GIVEN_UP_AFTER,
    )
    return rows.select_related("activity", "course").order_by("pk")


def to_forget():
    """Return the places of partners' people whose names and addresses have been kept long enough."""
    before = timezone.now() - timedelta(days=setting("partner_details_days"))
    return TrainingPlace.objects.exclude(partner_email="").filter(date__activity__ends_at__lt=before)


def needs_to_forget():
    """Return the places that still say what helps somebody, on dates that are over."""
    return TrainingPlace.objects.exclude(access_needs="").filter(date__activity__ends_at__lt=timezone.now())


def staff_running_out(first, last):
    """Return the places by which staff have training that runs out between two days and is not renewed.

    People in the network hear of theirs with everything else that runs out for them, from `experts`.
    """
    same = {"user": OuterRef("user"), "date__course__kind": OuterRef("date__course__kind")}
    lasts_longer = Q(expires_on__isnull=True) | Q(expires_on__gt=OuterRef("expires_on"))
    renewed = TrainingPlace.objects.filter(lasts_longer, **same, status=PlaceStatus.ATTENDED)
    recorded = Qualification.objects.filter(
        Q(expires_on__isnull=True) | Q(expires_on__gte=OuterRef("expires_on")),
        expert=OuterRef("user"),
        kind=OuterRef("date__course__kind"),
    )
    rows = places_with_all().filter(status=PlaceStatus.ATTENDED, expires_on__range=(first, last))
    rows = rows.filter(~Exists(renewed), ~Exists(recorded), user__isnull=False, user__is_active=True)
    return rows.order_by("expires_on", "pk")


def waiting(user):
    """Return what waits about training: places kept for this person, and dates where nobody has said who came."""
    to_come = {"date__activity__starts_at__gt": timezone.now()}
    kept = places_of(user).filter(status=PlaceStatus.OFFERED, **to_come)
    place = {"title": "date__course__name", "at": "date__activity__starts_at", "due": "answer_by"}
    moved = places_of(user).filter(must_confirm=True, status=PlaceStatus.BOOKED, **to_come)
    kinds = [
        listed(kept, _to_answer, most=MOST_TODOS, key="pk", **place),
        listed(moved, _to_confirm, most=MOST_TODOS, key="pk", title=place["title"], at=place["at"]),
    ]
    if user.has_perm(Permission.RUN_TRAINING):
        over = dates_past().run_by(user).filter(activity__ends_at__lt=timezone.now(), to_record__gt=0)
        date = {"title": "course__name", "at": "activity__starts_at", "number": "to_record"}
        over = over.filter(activity__cancelled_at__isnull=True)
        kinds.append(listed(over, _to_record, most=MOST_TODOS, key="pk", **date))
    return kinds


def _to_answer(place):
    words = gettext("Answer: a place is kept for you on {course}, {starts_at}").format(
        course=place.title, starts_at=say_date(place.at)
    )
    return ToDo(words, reverse("involvement:my_place", args=[place.key]), due=place.due)


def _to_confirm(place):
    words = gettext("Training has changed. Tell us if you can still come: {course}, {when}").format(
        course=place.title, when=say_moment(place.at)
    )
    return ToDo(words, reverse("involvement:my_place", args=[place.key]))


def _to_record(training):
    words = gettext("Record who came: {course}, {starts_at}").format(
        course=training.title, starts_at=say_date(training.at)
    )
    return ToDo(words, reverse("involvement:training_attendance", args=[training.key]), count=training.number)
