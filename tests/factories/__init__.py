from tests.factories.experts import ActivityFactory, ContributionFactory, ExpertFactory
from tests.factories.involvement import InterestFactory, OpportunityFactory, SessionFactory
from tests.factories.payments import BankDetailsFactory, ClaimFactory, ClaimLineFactory
from tests.factories.people import RoleGrantFactory, UserFactory, person
from tests.factories.policy import BandFactory, BudgetFactory, MileageRateFactory, RateFactory, SchemeFactory
from tests.factories.reference import DirectorateFactory, LocalityFactory, VenueFactory

__all__ = [
    "ActivityFactory",
    "BandFactory",
    "BankDetailsFactory",
    "BudgetFactory",
    "ClaimFactory",
    "ClaimLineFactory",
    "ContributionFactory",
    "DirectorateFactory",
    "ExpertFactory",
    "InterestFactory",
    "LocalityFactory",
    "MileageRateFactory",
    "OpportunityFactory",
    "RateFactory",
    "RoleGrantFactory",
    "SchemeFactory",
    "SessionFactory",
    "UserFactory",
    "VenueFactory",
    "person",
]
