from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from experts.enums import ActivityKind, Rung
from quality_mark.enums import Consent, Kind, Outcome, ReviewStatus, Side, SubmissionStatus
from quality_mark.models import (
    AgendaItem,
    Award,
    Contributor,
    CriteriaSet,
    Decision,
    Meeting,
    Review,
    Submission,
    Version,
)
from quality_mark.services.criteria import load_criteria
from tests.factories.experts import ActivityFactory, ExpertFactory
from tests.factories.people import person
from tests.factories.reference import DirectorateFactory


class CriteriaSetFactory(factory.django.DjangoModelFactory):
    """Another version of the criteria than the one the portal comes with, and not yet published."""

    class Meta:
        model = CriteriaSet

    version = factory.Sequence(lambda number: number + 2)
    award_mean = Decimal("3.0")
    award_rung = Rung.CO_DESIGN
    conditional_mean = Decimal("2.0")
    conditional_rung = Rung.ENGAGEMENT
    evidence_from = 2
    difference_shown = 2
    quorum_experts = 2
    quorum_staff = 2
    valid_months = 24
    paper_days = 5


class SubmissionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Submission

    # Of a year before the portal: never one that the service counts up to.
    reference = factory.Sequence(lambda number: f"QMS-2020-{number:04d}")
    author = factory.LazyFunction(lambda: person(Role.HOST))
    title = factory.Sequence(lambda number: f"Policy {number}")
    kind = Kind.POLICY
    directorate = factory.SubFactory(DirectorateFactory)


class VersionFactory(factory.django.DjangoModelFactory):
    """A version being written; with `sent=True` one that has reached the panel."""

    class Meta:
        model = Version

    class Params:
        sent = factory.Trait(
            submission__status=SubmissionStatus.SUBMITTED,
            submitted_at=factory.LazyFunction(timezone.now),
            submitted_by=factory.LazyAttribute(lambda version: version.submission.author),
            figures={},
        )

    submission = factory.SubFactory(SubmissionFactory)
    number = 1
    criteria_set = factory.LazyFunction(load_criteria)


class ContributorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contributor

    submission = factory.SubFactory(SubmissionFactory)
    expert = factory.SubFactory(ExpertFactory)
    what_they_did = "Wrote the first draft with us"
    consent = Consent.AGREED
    asked_by = factory.LazyAttribute(lambda contributor: contributor.submission.author)
    answered_at = factory.LazyFunction(timezone.now)


class ReviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Review

    class Params:
        open = factory.Trait(status=ReviewStatus.OPEN, declared_at=factory.LazyFunction(timezone.now))

    version = factory.SubFactory(VersionFactory, sent=True)
    author = factory.LazyAttribute(lambda review: review.version.submission.author)
    reviewer = factory.LazyFunction(lambda: person(Role.PANEL_MEMBER))
    side = Side.STAFF
    due_on = factory.LazyFunction(lambda: today() + timedelta(days=10))
    allocated_at = factory.LazyFunction(timezone.now)
    allocated_by = factory.LazyFunction(lambda: person(Role.PANEL_CHAIR))


class MeetingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Meeting

    activity = factory.SubFactory(
        ActivityFactory,
        kind=ActivityKind.MEETING,
        starts_at=factory.LazyFunction(lambda: timezone.now() + timedelta(days=21)),
    )


class AgendaItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    version = factory.SubFactory(VersionFactory, sent=True)
    position = 1


class DecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Decision

    item = factory.SubFactory(AgendaItemFactory)
    version = factory.SelfAttribute("item.version")
    outcome = Outcome.AWARDED
    rung = Rung.CO_PRODUCTION
    mean = Decimal("3.40")
    reasons = "People who use services wrote it with us from the first day."
    quorum_experts = 2
    quorum_staff = 2
    experts_present = 2
    staff_present = 2
    experts_agreed = 2
    staff_agreed = 2
    decided_at = factory.LazyFunction(timezone.now)
    decided_by = factory.LazyFunction(lambda: person(Role.PANEL_CHAIR))


class AwardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Award

    decision = factory.SubFactory(DecisionFactory)
    year = 2026
    serial = factory.Sequence(lambda number: number + 1)
    token = factory.Sequence(lambda number: f"token-{number}")
    awarded_on = factory.LazyFunction(today)
    expires_on = factory.LazyAttribute(lambda award: award.awarded_on.replace(year=award.awarded_on.year + 2))
