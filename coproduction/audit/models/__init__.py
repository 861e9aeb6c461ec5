from coproduction.audit.models.events import Event
from coproduction.audit.models.seals import Seal

__all__ = ["Event", "Seal"]
