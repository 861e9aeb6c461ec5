from coproduction.audit.services.checking import problems
from coproduction.audit.services.events import record, record_each, record_many
from coproduction.audit.services.sealing import late_arrivals, seal

__all__ = ["late_arrivals", "problems", "record", "record_each", "record_many", "seal"]
