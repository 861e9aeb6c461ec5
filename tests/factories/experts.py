from datetime import timedelta

import factory
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.policy.enums import TravelRule
from experts.enums import (
    ActivityKind,
    CheckState,
    ContributionStatus,
    ExpertStatus,
    NeedKind,
    Rung,
    SignedHow,
)
from experts.models import (
    AccessNeed,
    AccessPassport,
    Activity,
    Agreement,
    AgreementText,
    Check,
    Contribution,
    Expert,
    Qualification,
    ToldTraining,
)
from experts.rules.needs import STEPS
from tests.factories.people import UserFactory, person
from tests.factories.policy import BudgetFactory, RateFactory
from tests.factories.reference import CheckKindFactory, DirectorateFactory, TrainingKindFactory


class ExpertFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Expert

    user = factory.LazyFunction(lambda: person(Role.EXPERT))
    status = ExpertStatus.ACTIVE
    is_service_user = True
    applied_at = factory.LazyFunction(timezone.now)


class AgreementTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgreementText

    number = factory.Sequence(lambda number: number + 1)
    words = "We listen to you. You can say no to anything."
    published_by = factory.LazyFunction(lambda: person(Role.COORDINATOR))


class AgreementFactory(factory.django.DjangoModelFactory):
    """What a person signed on paper today."""

    class Meta:
        model = Agreement

    expert = factory.SubFactory(ExpertFactory)
    text = factory.SubFactory(AgreementTextFactory)
    how = SignedHow.ON_PAPER
    signed_on = factory.LazyFunction(today)
    recorded_by = factory.LazyFunction(lambda: person(Role.COORDINATOR))


class ToldTrainingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ToldTraining

    expert = factory.SubFactory(ExpertFactory)
    kind = factory.SubFactory(TrainingKindFactory)
    gained_on = factory.LazyFunction(today)
    elsewhere = "Anytown College"


class ActivityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Activity

    key = factory.Sequence(lambda number: f"test:{number}")
    kind = ActivityKind.SESSION
    title = factory.Sequence(lambda number: f"Meeting {number}")
    rung = Rung.CO_PRODUCTION
    directorate = factory.SubFactory(DirectorateFactory)
    starts_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda activity: activity.starts_at + timedelta(hours=2))
    page = "involvement:session"
    page_key = "1"


class ContributionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contribution

    class Params:
        attended = factory.Trait(
            status=ContributionStatus.ATTENDED,
            minutes=120,
            confirmed_by=factory.SubFactory(UserFactory),
            confirmed_at=factory.LazyFunction(timezone.now),
        )

    expert = factory.SubFactory(ExpertFactory)
    activity = factory.SubFactory(ActivityFactory)
    band = factory.LazyFunction(lambda: RateFactory().band)
    travel_rule = TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT
    budget = factory.SubFactory(BudgetFactory)
    agreed_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=14))


class CheckFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Check

    expert = factory.SubFactory(ExpertFactory)
    kind = factory.SubFactory(CheckKindFactory)
    state = CheckState.CLEAR
    decided_on = factory.LazyFunction(today)
    recorded_by = factory.LazyFunction(lambda: person(Role.COORDINATOR))


class QualificationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Qualification

    expert = factory.SubFactory(ExpertFactory)
    kind = factory.SubFactory(TrainingKindFactory)
    gained_on = factory.LazyFunction(today)
    recorded_by = factory.LazyFunction(lambda: person(Role.COORDINATOR))


class AccessPassportFactory(factory.django.DjangoModelFactory):
    """The passport of someone who has answered every question today."""

    class Meta:
        model = AccessPassport

    expert = factory.SubFactory(ExpertFactory)
    answered = factory.LazyFunction(lambda: list(STEPS))
    reviewed_on = factory.LazyFunction(today)


class AccessNeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AccessNeed

    expert = factory.SubFactory(ExpertFactory)
    kind = NeedKind.BSL
    words = "Please book Sam"
    shared = True
