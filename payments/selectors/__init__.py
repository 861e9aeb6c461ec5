from payments.selectors.tasks import tasks_for

__all__ = ["tasks_for"]
