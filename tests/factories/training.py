from datetime import timedelta

import factory
from django.utils import timezone

from experts.enums import ActivityKind
from involvement.enums import Place, PlaceStatus
from involvement.models import Course, TrainingDate, TrainingPlace
from tests.factories.experts import ActivityFactory
from tests.factories.people import person
from tests.factories.reference import DirectorateFactory, TrainingKindFactory


class CourseFactory(factory.django.DjangoModelFactory):
    """A course for experts that is not paid and counts as training."""

    class Meta:
        model = Course

    name = factory.Sequence(lambda number: f"Values Based Recruitment {number}")
    kind = factory.SubFactory(TrainingKindFactory)
    summary = "How we interview, and what you can ask."
    for_experts = True
    minutes = 120
    places = 12
    directorate = factory.SubFactory(DirectorateFactory)
    unpaid_reason = "It is training for yourself."
    contact_email = "training@example.nhs.uk"


class TrainingDateFactory(factory.django.DjangoModelFactory):
    """A date in ten days that lasts 2 hours; `days` says otherwise, less than nothing for one that is over."""

    class Meta:
        model = TrainingDate

    class Params:
        days = 10

    course = factory.SubFactory(CourseFactory)
    activity = factory.LazyAttribute(
        lambda row: ActivityFactory(
            kind=ActivityKind.TRAINING,
            title=row.course.name,
            directorate=row.course.directorate,
            starts_at=timezone.now() + timedelta(days=row.days),
            page="involvement:training_date",
        )
    )
    place = Place.IN_PERSON
    places = 2
    booking_closes_on = factory.LazyAttribute(lambda row: timezone.localdate(row.activity.starts_at))


class TrainingPlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TrainingPlace

    class Params:
        partner = factory.Trait(
            user=None,
            partner_name="Pat Partner",
            partner_email=factory.Sequence(lambda number: f"pat{number}@charity.example"),
            organisation="The Charity",
        )

    date = factory.SubFactory(TrainingDateFactory)
    user = factory.LazyFunction(person)
    status = PlaceStatus.BOOKED
    asked_at = factory.LazyFunction(timezone.now)
