from coproduction.home.selectors.operations import operations
from coproduction.home.selectors.tasks import tasks_for

__all__ = ["operations", "tasks_for"]
