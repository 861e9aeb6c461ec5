from coproduction.reference.models.lists import (
    CheckKind,
    Directorate,
    Language,
    Locality,
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
    "Setting",
    "Topic",
    "TrainingKind",
    "Venue",
]
