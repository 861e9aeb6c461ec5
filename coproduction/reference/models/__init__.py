from coproduction.reference.models.lists import (
    CheckKind,
    Directorate,
    Language,
    Locality,
    Topic,
    TrainingKind,
    Venue,
)
from coproduction.reference.models.settings import Setting

__all__ = ["CheckKind", "Directorate", "Language", "Locality", "Setting", "Topic", "TrainingKind", "Venue"]
