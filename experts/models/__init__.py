from experts.models.activities import Activity
from experts.models.contributions import Contribution
from experts.models.people import Expert, ExpertLocality

__all__ = ["Activity", "Contribution", "Expert", "ExpertLocality"]
