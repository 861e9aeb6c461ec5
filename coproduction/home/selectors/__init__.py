from coproduction.home.selectors.failed import failed_with_people
from coproduction.home.selectors.operations import operations
from coproduction.home.selectors.tasks import tasks_for

__all__ = ["failed_with_people", "operations", "tasks_for"]
