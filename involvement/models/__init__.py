from involvement.models.interests import Interest
from involvement.models.opportunities import Opportunity, OpportunityComment
from involvement.models.sessions import Session

__all__ = ["Interest", "Opportunity", "OpportunityComment", "Session"]
