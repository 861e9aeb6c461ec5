from coproduction.reference.models.lists import (
    CheckKind,
    Directorate,
    Language,
    Locality,
    SchoolTerm,
    Topic,
    TrainingKind,
    Venue,
)
from coproduction.reference.models.postcodes import Postcode, PostcodeTable
from coproduction.reference.models.settings import Setting

__all__ = [
    "CheckKind",
    "Directorate",
    "Language",
    "Locality",
    "Postcode",
    "PostcodeTable",
    "SchoolTerm",
    "Setting",
    "Topic",
    "TrainingKind",
    "Venue",
]
