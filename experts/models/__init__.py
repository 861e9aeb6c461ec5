from experts.models.activities import Activity
from experts.models.contributions import Contribution
from experts.models.needs import AccessNeed, AccessPassport, NeedMet
from experts.models.occasions import Occasion
from experts.models.people import Availability, Expert, ExpertLanguage, ExpertLocality, ExpertTopic
from experts.models.standing import Check, Qualification

__all__ = [
    "AccessNeed",
    "AccessPassport",
    "Activity",
    "Availability",
    "Check",
    "Contribution",
    "Expert",
    "ExpertLanguage",
    "ExpertLocality",
    "ExpertTopic",
    "NeedMet",
    "Occasion",
    "Qualification",
]
