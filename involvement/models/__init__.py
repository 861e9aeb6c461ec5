from involvement.models.after_panels import Debrief, SeatSignOff
from involvement.models.asking import PanelOffer, PanelRequest
from involvement.models.coverage import CoverageTarget
from involvement.models.interests import Interest
from involvement.models.matching import AdvertFacts, ExpertFacts, Invitation, KindNeeds, WeeklyMatch
from involvement.models.opportunities import Opportunity, OpportunityComment
from involvement.models.panel_imports import PanelImport, PanelImportRow
from involvement.models.panels import Panel, PanelMember, PanelSeat, PanelTerms
from involvement.models.sessions import Session
from involvement.models.training import Course, TrainingDate, TrainingPlace

__all__ = [
    "AdvertFacts",
    "Course",
    "CoverageTarget",
    "Debrief",
    "ExpertFacts",
    "Interest",
    "Invitation",
    "KindNeeds",
    "Opportunity",
    "OpportunityComment",
    "Panel",
    "PanelImport",
    "PanelImportRow",
    "PanelMember",
    "PanelOffer",
    "PanelRequest",
    "PanelSeat",
    "PanelTerms",
    "SeatSignOff",
    "Session",
    "TrainingDate",
    "TrainingPlace",
    "WeeklyMatch",
]
