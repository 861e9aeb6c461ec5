from coproduction.privacy.models.holds import LegalHold
from coproduction.privacy.models.people import DataRequest, ErasedPerson, Leaving
from coproduction.privacy.models.retention import RetentionRun

__all__ = ["DataRequest", "ErasedPerson", "Leaving", "LegalHold", "RetentionRun"]
