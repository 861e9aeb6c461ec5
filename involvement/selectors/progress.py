"""How far an advert has come, and what this person may do with it now."""

from typing import NamedTuple

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.dates import say_date
from experts.enums import TimeOfDay, Weekday
from involvement.enums import OpportunityStatus, Section
from involvement.models import OpportunityComment, Question
from involvement.rules import opportunities as rules
from involvement.rules.changes import may_change
from involvement.rules.choosing import why_not_match
from involvement.rules.kinds import has
from involvement.rules.sections import MANY, OPTIONAL, is_started, sections_of
from involvement.selectors.opportunities import still_missing

DATES = {"documents_due", "closing_date", "decision_date", "first_date"}
MOST_COMMENTS = 10
CHOICES_OF = {"weekdays": Weekday, "times_of_day": TimeOfDay}


class SectionRow(NamedTuple):
    """A line of the task list. `colour` is empty where the section is complete."""

    section: Section
    url: str
    status: str
    colour: str


class ChoosingRow(NamedTuple):
    """A line of the task list that leads to `page`, with how many things are named there."""

    id: str
    words: str
    page: str
    number: int


class MissingLine(NamedTuple):
    """A missing thing in words, with the address of the field where it is put right."""

    words: str
    url: str


def of(opportunity, user):
    """Return what the task list page shows of an advert to this person."""
    missing = still_missing(opportunity) if is_being_written(opportunity) else []
    return {
        "opportunity": opportunity,
        "status": OpportunityStatus(opportunity.status),
        "sections": [
            _section_row(opportunity, section, missing) for section in sections_of(opportunity.kind)
        ],
        "choosing": _choosing_rows(opportunity),
        "missing": missing_lines(opportunity, missing),
        "comments": list(
            OpportunityComment.objects.filter(opportunity=opportunity).select_related("by")[:MOST_COMMENTS]
        ),
        "may_write": rules.may_write(user, opportunity),
        "may_check": rules.may_check(user, opportunity),
        "may_correct": rules.may_correct(user, opportunity),
        "may_match": not why_not_match(user, opportunity),
        "may_change": may_change(user, opportunity),
        "may_cancel": rules.may_cancel(user, opportunity),
    }


def _choosing_rows(opportunity):
    """Return a ChoosingRow for each page that says how people are chosen."""
    if not has(opportunity.kind, "looks_for"):
        return []
    asked = Question.objects.filter(opportunity=opportunity).count()
    return [
        ChoosingRow(
            "criteria", gettext("What you look for"), "involvement:criteria", len(opportunity.looks_for)
        ),
        ChoosingRow("questions", gettext("Questions you ask"), "involvement:questions", asked),
    ]


def is_being_written(opportunity):
    return opportunity.status in (OpportunityStatus.DRAFT, OpportunityStatus.IN_REVIEW)


def missing_lines(opportunity, missing):
    """Return a MissingLine for each Missing."""
    return [
        MissingLine(each.words, f"{section_url(opportunity, each.section)}#{anchor(each.field)}")
        for each in missing
    ]


def section_url(opportunity, section):
    return reverse("involvement:advert_section", args=[opportunity.pk, section.value])


def anchor(field):
    """Return the id of the field on its page: of a date, its first box."""
    return f"id_{field}_day" if field in DATES else f"id_{field}"


def _section_row(opportunity, section, missing):
    url = section_url(opportunity, section)
    is_whole = not any(each.section == section for each in missing)
    if is_whole and section in OPTIONAL and not is_started(opportunity, section):
        return SectionRow(section, url, gettext("Optional"), "grey")
    if is_whole:
        return SectionRow(section, url, gettext("Completed"), "")
    if is_started(opportunity, section):
        return SectionRow(section, url, gettext("Needs attention"), "yellow")
    return SectionRow(section, url, gettext("Not started"), "blue")


def saved_values(opportunity, form):
    """Return (label, what is saved now in words) for each field of a section's form, to set beside what was typed."""
    return [
        (field.label, say_value(opportunity, name))
        for name, field in form.fields.items()
        if name not in form.besides
    ]


def say_value(opportunity, name):
    """Say the saved value of a field: the words of a choice, the name of a row, a date as people write it."""
    if name in MANY:
        return ", ".join(str(row) for row in getattr(opportunity, name).all())
    if name in CHOICES_OF:
        return ", ".join(str(CHOICES_OF[name](one).label) for one in getattr(opportunity, name))
    display = getattr(opportunity, f"get_{name}_display", None)
    value = display() if display else getattr(opportunity, name)
    if value in (None, ""):
        return ""
    return str(value) if isinstance(value, Model) or name not in DATES else say_date(value)
