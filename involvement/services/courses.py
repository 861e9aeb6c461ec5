"""Courses: written, changed, retired and brought back."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from involvement.models import Course
from involvement.rules.courses import what_is_wrong

NAME_TAKEN = _("There is a course with this name already.")


@transaction.atomic
def add_course(*, by, prerequisites=(), **facts):
    """Add a course. Returns it. Raises RuleBroken where its terms do not fit together or its name is taken."""
    course = Course(**facts)
    _save(course, prerequisites)
    audit.record(actor=by, action="course.added", target=course, after=_facts(course))
    return course


@transaction.atomic
def change_course(*, course, by, prerequisites=(), **facts):
    """Change a course. Places that were taken keep the terms on which they were taken."""
    course = Course.objects.select_for_update(of=("self",)).get(pk=course.pk)
    before = _facts(course)
    for name, value in facts.items():
        setattr(course, name, value)
    _save(course, prerequisites, update_fields=[*facts, "updated_at"])
    audit.record(actor=by, action="course.changed", target=course, before=before, after=_facts(course))
    return course


@transaction.atomic
def retire(*, course, by):
    """Give a course no more: no date is added. Dates there are go on. Twice is as once."""
    return _set_retired(course, timezone.now(), by)


@transaction.atomic
def bring_back(*, course, by):
    """Give a course again."""
    return _set_retired(course, None, by)


def _set_retired(course, moment, by):
    course = Course.objects.select_for_update(of=("self",)).get(pk=course.pk)
    if bool(course.retired_at) != bool(moment):
        course.retired_at = moment
        course.save(update_fields=["retired_at", "updated_at"])
        audit.record(actor=by, action="course.retired", target=course, after={"retired": moment is not None})
    return course


def _save(course, prerequisites, **how):
    if wrong := what_is_wrong(course, prerequisites):
        raise RuleBroken(" ".join(wrong.values()))
    try:
        with transaction.atomic():
            course.save(**how)
    except IntegrityError as error:
        raise RuleBroken(NAME_TAKEN) from error
    course.prerequisites.set(prerequisites)


def _facts(course):
    # A reference rather than an address or long words: the row itself keeps those.
    left_out = ("id", "created_at", "updated_at", "retired_at", "summary", "contact_email")
    facts = {
        field.attname: getattr(course, field.attname)
        for field in course._meta.fields
        if field.name not in left_out
    }
    return {**facts, "prerequisites": sorted(course.prerequisites.values_list("pk", flat=True))}
