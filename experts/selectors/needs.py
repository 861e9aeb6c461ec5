"""The access passport of one person; what is shared with those who run a session; what cannot be met; what is due."""

from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.accounts.models import User
from coproduction.core.dates import say_date, today
from coproduction.core.todo import ToDo, counted, listed
from coproduction.correspondence.enums import Channel, MessageFormat
from coproduction.correspondence.selectors import preference_of
from coproduction.reference.selectors import setting
from experts.enums import ContributionStatus, ExpertStatus, NeedArea, NeedKind, NeedOutcome, Permission
from experts.models import AccessNeed, AccessPassport, Activity, Contribution, Expert, NeedMet
from experts.models.activities import full_title
from experts.rules import needs as rules

KIND_ORDER = {kind.value: place for place, kind in enumerate(NeedKind)}
IN_THE_NETWORK = (ExpertStatus.WELCOMED, ExpertStatus.ACTIVE, ExpertStatus.PAUSED)
ASK_AFTER_DAYS = 30


class Line(NamedTuple):
    """One need at one activity, with the NeedMet that answers its present words, or None."""

    need: AccessNeed
    answer: NeedMet | None
    has_changed: bool

    @property
    def outcome(self):
        return self.answer.outcome if self.answer else ""


class Asked(NamedTuple):
    """One person at an activity, and their Lines."""

    person: Contribution
    lines: list[Line]


def passport_of(user):
    """Return this person's AccessPassport, or an unsaved one where nobody has asked them anything."""
    return AccessPassport.objects.filter(pk=user.pk).first() or AccessPassport(expert_id=user.pk)


def needs_of(user):
    """Return every need of a person, in the order they are asked about."""
    return sorted(AccessNeed.objects.filter(expert_id=user.pk), key=_place)


def shared_by(user):
    """Return the needs a person shares with those who run their sessions."""
    return [need for need in needs_of(user) if need.shared]


def whole(user):
    """Return what the page of a passport shows: `passport`, `areas` [(NeedArea, said so far, needs)], channel and so on."""
    passport, needs, preference = passport_of(user), needs_of(user), preference_of(user)
    done = passport.reviewed_on is not None
    days = setting("access_review_days")
    return {
        "passport": passport,
        "areas": [
            (area, area.value in passport.answered, [need for need in needs if need.get_area() == area])
            for area in NeedArea
        ],
        "format": MessageFormat(preference.format).label if "format" in passport.answered else "",
        "channel": Channel(preference.channel).label if "contact" in passport.answered else "",
        "go_on_to": rules.next_place(passport.answered, needs),
        "due_on": rules.due_on(passport, after_days=days) if done else None,
        "is_due": rules.is_due(passport, on=today(), after_days=days),
    }


def asked_at(activity):
    """Return an Asked for everyone who has a place and shares a need, by name: two queries, however many there are."""
    room = Contribution.objects.filter(activity=activity, status__in=rules.HAS_A_PLACE)
    people = {each.expert_id: each for each in room.select_related("expert__user")}
    needs = AccessNeed.objects.filter(shared=True, expert__in=people).order_by("expert__user__name", "expert")
    lines: dict[int, list[Line]] = {}
    answers = _answers(activity, people)
    for need in sorted(needs, key=_place):
        lines.setdefault(need.expert_id, []).append(_line(need, answers))
    found = [Asked(people[pk], of_one) for pk, of_one in lines.items()]
    return sorted(found, key=lambda asked: (str(asked.person.expert.user).casefold(), asked.person.pk))


def lines_for(user, activity):
    """Return a person's own Lines at an activity: of what they share now, for themselves."""
    answers = _answers(activity, [user.pk])
    return [_line(need, answers) for need in shared_by(user)]


def answers_for(user, activity):
    """Return the NeedMets of a person at an activity, in the order of their kinds."""
    return sorted(NeedMet.objects.filter(activity=activity, expert_id=user.pk), key=_place)


def how_many_asked(activities):
    """Return {activity id: (needs shared by those with a place, how many of them are answered)} in two queries."""
    ids = [activity.pk for activity in activities]
    answered = Counter(dict(_number_answered(activity__in=ids)))
    return {pk: (number, answered[pk]) for pk, number in _number_asked(activity__in=ids)}


def how_many_left(activity):
    """Return the expression for how many needs nobody has answered yet, of rows whose `activity` is the field named so."""
    numbers = (rows(activity=OuterRef(activity)) for rows in (_number_asked, _number_answered))
    asked, answered = (Coalesce(Subquery(rows.values("number")), 0) for rows in numbers)
    return asked - answered


def _number_asked(**activities):
    """Return rows of (activity id, `number` of needs shared by those with a place)."""
    rooms = Contribution.objects.filter(**activities, status__in=rules.HAS_A_PLACE)
    shared = rooms.filter(expert__access_needs__shared=True).order_by()
    return shared.values_list("activity_id").annotate(number=Count("expert__access_needs"))


def _number_answered(**activities):
    """Return rows of (activity id, `number` of those needs that are answered)."""
    current = (
        NeedMet.objects.filter(
            **activities,
            need__shared=True,
            need__version=F("version"),
            expert__contributions__activity=F("activity"),
            expert__contributions__status__in=rules.HAS_A_PLACE,
        )
        .exclude(outcome="")
        .order_by()
    )
    return current.values_list("activity_id").annotate(number=Count("pk"))


def cannot_be_met():
    """Return the NeedMets said not to be met, at activities to come of those who still have a place, the next first."""
    coming = NeedMet.objects.filter(
        outcome=NeedOutcome.NOT_MET,
        need__shared=True,
        activity__starts_at__gt=timezone.now(),
        activity__cancelled_at__isnull=True,
        expert__contributions__activity=F("activity"),
        expert__contributions__status=ContributionStatus.EXPECTED,
    )
    return coming.select_related("expert__user", "activity", "answered_by").order_by(
        "activity__starts_at", "pk"
    )


def due_for_review(*, on=None):
    """Return the people in the network whose passport is due for review on a day, the longest due first."""
    due = Expert.objects.filter(
        status__in=IN_THE_NETWORK, access_passport__reviewed_on__lte=_review_is_due(on)
    )
    return due.select_related("user", "access_passport").order_by("access_passport__reviewed_on", "pk")


def never_asked():
    """Return the people in the network who have not finished telling us what helps them, the longest here first."""
    silent = Q(access_passport__isnull=True) | Q(access_passport__reviewed_on__isnull=True)
    people = Expert.objects.filter(silent, status__in=IN_THE_NETWORK)
    return people.select_related("user", "access_passport").order_by("applied_at", "pk")


def waiting(user):
    """Return what waits about access: a person's own passport and needs to confirm, and a coordinator's lists."""
    own, all_of_them = [], []
    if user.has_perm(Permission.TAKE_PART):
        passport = listed(_own_passport(user), _to_review, due="reviewed_on")
        activity = {"key": "pk", "title": "title", "more": "kind", "at": "starts_at"}
        own = [passport, listed(_not_confirmed(user), _to_confirm, **activity)]
    if user.has_perm(Permission.WELCOME):
        all_of_them = [counted(cannot_be_met(), _unmet), counted(due_for_review(), _to_review_with_people)]
    return [*own, *all_of_them]


def _own_passport(user):
    """Return this person with the day of their passport's review, where there was none yet or another is due."""
    reviewed_on = AccessPassport.objects.filter(pk=user.pk).values("reviewed_on")
    person = User.objects.filter(pk=user.pk).annotate(reviewed_on=Subquery(reviewed_on)).order_by("pk")
    return person.filter(Q(reviewed_on__isnull=True) | Q(reviewed_on__lte=_review_is_due()))


def _review_is_due(on=None):
    return (on or today()) - timedelta(days=setting("access_review_days"))


def _to_review(person):
    url = reverse("experts:access")
    if person.due is None:
        return ToDo(gettext("Tell us what helps you to take part"), url)
    passport = AccessPassport(reviewed_on=person.due)
    due = rules.due_on(passport, after_days=setting("access_review_days"))
    return ToDo(gettext("Check that what helps you is still right"), url, due=due)


def _not_confirmed(user):
    """Return the Activities a person came to lately and has not said of whether their needs were met, the first first."""
    asked = NeedMet.objects.filter(activity=OuterRef("pk"), expert_id=user.pk, was_met__isnull=True)
    came = Contribution.objects.filter(
        activity=OuterRef("pk"), expert_id=user.pk, status=ContributionStatus.ATTENDED
    )
    since = timezone.now() - timedelta(days=ASK_AFTER_DAYS)
    lately = Activity.objects.filter(ends_at__range=(since, timezone.now()))
    return lately.filter(Exists(asked), Exists(came)).order_by("ends_at", "pk")


def _to_confirm(activity):
    title = full_title(activity.more, activity.title)
    words = gettext("Tell us if you had the help you needed: {title}, {day}")
    words = words.format(title=title, day=say_date(activity.at))
    return ToDo(words, reverse("experts:help_had", args=[activity.key]))


def _unmet(needs):
    words = gettext("Look at access needs that cannot be met")
    return ToDo(words, reverse("experts:unmet"), count=needs.number)


def _to_review_with_people(people):
    words = gettext("Review access needs with people")
    return ToDo(words, reverse("experts:access_reviews"), count=people.number)


def _answers(activity, people):
    rows = NeedMet.objects.filter(activity=activity, expert__in=people).exclude(outcome="")
    return {answer.need_id: answer for answer in rows.select_related("answered_by")}


def _line(need, answers):
    answer = answers.get(need.pk)
    if answer and answer.version != need.version:
        return Line(need, None, has_changed=True)
    return Line(need, answer, has_changed=False)


def _place(row):
    return KIND_ORDER[row.kind]
