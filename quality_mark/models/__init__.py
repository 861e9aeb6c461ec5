from quality_mark.models.awards import Award, AwardSequence
from quality_mark.models.criteria import CriteriaSet, Criterion
from quality_mark.models.meetings import (
    AgendaItem,
    Decision,
    Declaration,
    Meeting,
    MeetingSeat,
    PlanReport,
    Vote,
)
from quality_mark.models.policies import PolicyCount
from quality_mark.models.reviews import Answer, Question, Review, ReviewNote, Score
from quality_mark.models.submissions import Conflict, Contributor, CoSubmitter, PanelMember, Submission
from quality_mark.models.versions import Citation, Evidence, Involved, Statement, Version

__all__ = [
    "AgendaItem",
    "Answer",
    "Award",
    "AwardSequence",
    "Citation",
    "CoSubmitter",
    "Conflict",
    "Contributor",
    "CriteriaSet",
    "Criterion",
    "Decision",
    "Declaration",
    "Evidence",
    "Involved",
    "Meeting",
    "MeetingSeat",
    "PanelMember",
    "PlanReport",
    "PolicyCount",
    "Question",
    "Review",
    "ReviewNote",
    "Score",
    "Statement",
    "Submission",
    "Version",
    "Vote",
]
