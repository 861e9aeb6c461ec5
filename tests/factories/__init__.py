from tests.factories.correspondence import letter, reader
from tests.factories.experts import (
    AccessNeedFactory,
    AccessPassportFactory,
    ActivityFactory,
    AgreementFactory,
    AgreementTextFactory,
    CheckFactory,
    ContributionFactory,
    ExpertFactory,
    QualificationFactory,
    ToldTrainingFactory,
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
    "AgreementFactory",
    "AgreementTextFactory",
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
    "ToldTrainingFactory",
    "TopicFactory",
    "TrainingKindFactory",
    "UserFactory",
    "VenueFactory",
    "letter",
    "person",
    "reader",
]
