from quality_mark.selectors.todo import tasks_for

__all__ = ["tasks_for"]
