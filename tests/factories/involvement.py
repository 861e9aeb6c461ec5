from datetime import timedelta

import factory
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.policy.enums import TravelRule
from experts.enums import ActivityKind, Rung
from involvement.enums import OpportunityKind, OpportunityStatus, Place
from involvement.models import Interest, Opportunity, Panel, PanelSeat, Session
from involvement.series_enums import Frequency
from tests.factories.experts import ActivityFactory, ContributionFactory, ExpertFactory
from tests.factories.people import person
from tests.factories.policy import BudgetFactory, RateFactory
from tests.factories.reference import DirectorateFactory, LocalityFactory, VenueFactory


class OpportunityFactory(factory.django.DjangoModelFactory):
    """An advert that satisfies every rule. `published=True` makes it public since yesterday."""

    class Meta:
        model = Opportunity

    class Params:
        published = factory.Trait(
            status=OpportunityStatus.PUBLISHED,
            published_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=1)),
            published_by=factory.LazyFunction(lambda: person(Role.COORDINATOR)),
        )

    reference = factory.Sequence(lambda number: f"OPP-{number:05d}")
    host = factory.LazyFunction(lambda: person(Role.HOST))
    title = factory.Sequence(lambda number: f"Carers reference group {number}")
    organisation = "Anytown NHS Foundation Trust"
    kind = OpportunityKind.STANDING_GROUP
    summary = "A group that considers quality, safety and experience."
    what_you_will_do = "Meet every month, read papers and say what you think."
    who_we_need = "Carers, friends and family."
    rung = Rung.CO_DESIGN
    places = 4
    frequency = Frequency.MONTHLY
    session_minutes = 120
    preparation_minutes = 60
    first_date = factory.LazyFunction(lambda: today() + timedelta(days=40))
    place = Place.MIXED
    venue = factory.SubFactory(VenueFactory)
    joining = "We send you a link the day before."
    access = "Lift to all floors"
    selection = "Open to all"
    closing_date = factory.LazyFunction(lambda: today() + timedelta(days=20))
    decision_date = factory.LazyFunction(lambda: today() + timedelta(days=25))
    band = factory.LazyFunction(lambda: RateFactory().band)
    travel_rule = TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT
    support = "A carers lead meets you first"
    contact_email = "carers@example.nhs.uk"
    directorate = factory.SubFactory(DirectorateFactory)
    locality = factory.SubFactory(LocalityFactory)
    budget = factory.SubFactory(BudgetFactory)
    search_text = factory.LazyAttribute(lambda advert: f"{advert.title} {advert.summary}")


class SessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Session

    opportunity = factory.SubFactory(OpportunityFactory, published=True)
    activity = factory.SubFactory(ActivityFactory)
    place = Place.IN_PERSON


class InterestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Interest

    opportunity = factory.SubFactory(OpportunityFactory, published=True)
    expert = factory.SubFactory(ExpertFactory)
    expressed_at = factory.LazyFunction(timezone.now)


class PanelFactory(factory.django.DjangoModelFactory):
    """A panel held a week ago. `PanelFactory(activity__starts_at=...)` for another time."""

    class Meta:
        model = Panel
        skip_postgeneration_save = True

    activity = factory.SubFactory(
        ActivityFactory, kind=ActivityKind.PANEL, title="Staff Nurse", page="involvement:panel"
    )
    vacancy_reference = factory.Sequence(lambda number: f"846-{number:06d}")
    held_on = factory.LazyAttribute(lambda panel: timezone.localtime(panel.activity.starts_at).date())
    band = "5"
    chair_email = "chair@example.nhs.uk"
    candidates = 3
    recorded_by = factory.LazyFunction(lambda: person(Role.RECRUITER))

    @factory.post_generation
    def its_activity(self, create, extracted, **kwargs):
        self.activity.key, self.activity.page_key = f"panel:{self.pk}", str(self.pk)
        self.activity.save()


class PanelSeatFactory(factory.django.DjangoModelFactory):
    """A member's seat, with what was agreed: `PanelSeatFactory(contribution__attended=True)`."""

    class Meta:
        model = PanelSeat

    panel = factory.SubFactory(PanelFactory)
    expert = factory.SubFactory(ExpertFactory)
    contribution = factory.SubFactory(
        ContributionFactory,
        expert=factory.SelfAttribute("..expert"),
        activity=factory.SelfAttribute("..panel.activity"),
    )
