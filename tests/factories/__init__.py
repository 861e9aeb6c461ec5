from tests.factories.experts import (
    AccessNeedFactory,
    AccessPassportFactory,
    ActivityFactory,
    CheckFactory,
    ContributionFactory,
    ExpertFactory,
    QualificationFactory,
)
from tests.factories.involvement import InterestFactory, OpportunityFactory, SessionFactory
from tests.factories.payments import BankDetailsFactory, ClaimFactory, ClaimLineFactory
from tests.factories.people import RoleGrantFactory, UserFactory, person
from tests.factories.policy import BandFactory, BudgetFactory, MileageRateFactory, RateFactory, SchemeFactory
from tests.factories.reference import (
    CheckKindFactory,
    DirectorateFactory,
    LanguageFactory,
    LocalityFactory,
    TopicFactory,
    TrainingKindFactory,
    VenueFactory,
)

__all__ = [
    "AccessNeedFactory",
    "AccessPassportFactory",
    "ActivityFactory",
    "BandFactory",
    "BankDetailsFactory",
    "BudgetFactory",
    "CheckFactory",
    "CheckKindFactory",
    "ClaimFactory",
    "ClaimLineFactory",
    "ContributionFactory",
    "DirectorateFactory",
    "ExpertFactory",
    "InterestFactory",
    "LanguageFactory",
    "LocalityFactory",
    "MileageRateFactory",
    "OpportunityFactory",
    "QualificationFactory",
    "RateFactory",
    "RoleGrantFactory",
    "SchemeFactory",
    "SessionFactory",
    "TopicFactory",
    "TrainingKindFactory",
    "UserFactory",
    "VenueFactory",
    "person",
]
