from coproduction.home.selectors.tasks import tasks_for

__all__ = ["tasks_for"]
