from involvement.models.advert_words import AdvertWords
from involvement.models.after_panels import Debrief, SeatSignOff
from involvement.models.asking import PanelOffer, PanelRequest
from involvement.models.booklet import BookletEdition, BookletFile
from involvement.models.changes import AdvertChange, ChangeAnswer
from involvement.models.choosing import (
    Answer,
    BulkAnswer,
    BulkDecision,
    Criterion,
    CriterionMark,
    Decision,
    Mark,
    Question,
)
from involvement.models.coverage import CoverageTarget
from involvement.models.feedback import Feedback, FeedbackAsked
from involvement.models.impact import Barrier, Outcome, Review
from involvement.models.interests import Interest
from involvement.models.matching import AdvertFacts, ExpertFacts, Invitation, KindNeeds, WeeklyMatch
from involvement.models.opportunities import Opportunity, OpportunityComment
from involvement.models.panel_imports import PanelImport, PanelImportRow
from involvement.models.panels import Panel, PanelMember, PanelSeat, PanelTerms
from involvement.models.series import Series
from involvement.models.sessions import AskedAgain, Session
from involvement.models.templates import KindTemplate
from involvement.models.training import Course, TrainingDate, TrainingPlace
from involvement.models.venues import VenuePhoto

__all__ = [
    "AdvertChange",
    "AdvertFacts",
    "AdvertWords",
    "Answer",
    "AskedAgain",
    "Barrier",
    "BookletEdition",
    "BookletFile",
    "BulkAnswer",
    "BulkDecision",
    "ChangeAnswer",
    "Course",
    "CoverageTarget",
    "Criterion",
    "CriterionMark",
    "Debrief",
    "Decision",
    "ExpertFacts",
    "Feedback",
    "FeedbackAsked",
    "Interest",
    "Invitation",
    "KindNeeds",
    "KindTemplate",
    "Mark",
    "Opportunity",
    "OpportunityComment",
    "Outcome",
    "Panel",
    "PanelImport",
    "PanelImportRow",
    "PanelMember",
    "PanelOffer",
    "PanelRequest",
    "PanelSeat",
    "PanelTerms",
    "Question",
    "Review",
    "SeatSignOff",
    "Series",
    "Session",
    "TrainingDate",
    "TrainingPlace",
    "VenuePhoto",
    "WeeklyMatch",
]
