"""The access passport of one person; what is shared with those who run a session; what cannot be met; what is due."""

from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from coproduction.core.dates import today
from coproduction.core.todo import ToDo
from coproduction.correspondence.enums import Channel, MessageFormat
from coproduction.correspondence.selectors import preference_of
from coproduction.reference.selectors import setting
from experts.enums import ContributionStatus, ExpertStatus, NeedArea, NeedKind, NeedOutcome, Permission
from experts.models import AccessNeed, AccessPassport, Contribution, Expert, NeedMet
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
    asked = (
        Contribution.objects.filter(activity__in=ids, status__in=rules.HAS_A_PLACE)
        .filter(expert__access_needs__shared=True)
        .order_by()
        .values_list("activity_id")
        .annotate(Count("expert__access_needs"))
    )
    answered = Counter(dict(_current(ids).order_by().values_list("activity_id").annotate(Count("pk"))))
    return {pk: (number, answered[pk]) for pk, number in asked}


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
    limit = (on or today()) - timedelta(days=setting("access_review_days"))
    due = Expert.objects.filter(status__in=IN_THE_NETWORK, access_passport__reviewed_on__lte=limit)
    return due.select_related("user", "access_passport").order_by("access_passport__reviewed_on", "pk")


def never_asked():
    """Return the people in the network who have not finished telling us what helps them, the longest here first."""
    silent = Q(access_passport__isnull=True) | Q(access_passport__reviewed_on__isnull=True)
    people = Expert.objects.filter(silent, status__in=IN_THE_NETWORK)
    return people.select_related("user", "access_passport").order_by("applied_at", "pk")


def tasks_for(user):
    """Return the ToDos about access: a person's own passport and needs to confirm, and a coordinator's lists."""
    own = [*_own_passport(user), *_to_confirm(user)] if user.has_perm(Permission.TAKE_PART) else []
    return [*own, *(_of_coordinators() if user.has_perm(Permission.WELCOME) else [])]


def _own_passport(user):
    passport = passport_of(user)
    url = reverse("experts:access")
    if passport.reviewed_on is None:
        return [ToDo("Tell us what helps you to take part", url)]
    days = setting("access_review_days")
    if not rules.is_due(passport, on=today(), after_days=days):
        return []
    return [
        ToDo("Check that what helps you is still right", url, due=rules.due_on(passport, after_days=days))
    ]


def _to_confirm(user):
    since = timezone.now() - timedelta(days=ASK_AFTER_DAYS)
    waiting = NeedMet.objects.filter(
        expert_id=user.pk,
        was_met__isnull=True,
        activity__ends_at__range=(since, timezone.now()),
        activity__contributions__expert_id=user.pk,
        activity__contributions__status=ContributionStatus.ATTENDED,
    )
    pages = waiting.order_by("activity__ends_at").values_list(
        "activity__title", "activity__page", "activity__page_key"
    )
    return [
        ToDo(f"Tell us if you had the help you needed: {title}", reverse(page, args=[key]))
        for title, page, key in dict.fromkeys(pages)
    ]


def _of_coordinators():
    unmet, due = cannot_be_met().count(), due_for_review().count()
    todos = []
    if unmet:
        todos.append(ToDo("Look at access needs that cannot be met", reverse("experts:unmet"), count=unmet))
    if due:
        todos.append(ToDo("Review access needs with people", reverse("experts:access_reviews"), count=due))
    return todos


def _answers(activity, people):
    rows = NeedMet.objects.filter(activity=activity, expert__in=people).exclude(outcome="")
    return {answer.need_id: answer for answer in rows.select_related("answered_by")}


def _line(need, answers):
    answer = answers.get(need.pk)
    if answer and answer.version != need.version:
        return Line(need, None, has_changed=True)
    return Line(need, answer, has_changed=False)


def _current(activity_ids):
    return NeedMet.objects.filter(
        activity__in=activity_ids,
        need__shared=True,
        need__version=F("version"),
        expert__contributions__activity=F("activity"),
        expert__contributions__status__in=rules.HAS_A_PLACE,
    ).exclude(outcome="")


def _place(row):
    return KIND_ORDER[row.kind]
