from experts.models.activities import Activity
from experts.models.bulk import BulkMessage
from experts.models.calendars import CalendarLink
from experts.models.contributions import Contribution
from experts.models.equality import EqualityFigure, EqualityRecord
from experts.models.needs import AccessNeed, AccessPassport, NeedMet
from experts.models.occasions import Occasion
from experts.models.people import (
    Availability,
    Expert,
    ExpertLanguage,
    ExpertLocality,
    ExpertTopic,
    LookAlike,
    NotTheSame,
)
from experts.models.standing import Check, Qualification, ToldTraining
from experts.models.welcoming import Agreement, AgreementText, GuardianConsent, WelcomeTalk

__all__ = [
    "AccessNeed",
    "AccessPassport",
    "Activity",
    "Agreement",
    "AgreementText",
    "Availability",
    "BulkMessage",
    "CalendarLink",
    "Check",
    "Contribution",
    "EqualityFigure",
    "EqualityRecord",
    "Expert",
    "ExpertLanguage",
    "ExpertLocality",
    "ExpertTopic",
    "GuardianConsent",
    "LookAlike",
    "NeedMet",
    "NotTheSame",
    "Occasion",
    "Qualification",
    "ToldTraining",
    "WelcomeTalk",
]
