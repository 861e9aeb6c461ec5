from experts.models.activities import Activity
from experts.models.contributions import Contribution
from experts.models.occasions import Occasion
from experts.models.people import Availability, Expert, ExpertLanguage, ExpertLocality, ExpertTopic
from experts.models.standing import Check, Qualification

__all__ = [
    "Activity",
    "Availability",
    "Check",
    "Contribution",
    "Expert",
    "ExpertLanguage",
    "ExpertLocality",
    "ExpertTopic",
    "Occasion",
    "Qualification",
]
