from importlib import import_module
from importlib.util import find_spec

APPS = ("experts", "involvement", "payments", "coproduction.correspondence")


def tasks_for(user):
    """Return what this person needs to do, a list of core.todo.ToDo: what has a date first, soonest first."""
    found = [todo for ask in _askers() for todo in ask(user)]
    return sorted(found, key=lambda todo: (todo.due is None, str(todo.due or "")))


def _askers():
    rooms = (import_module(f"{app}.selectors") for app in APPS if find_spec(f"{app}.selectors"))
    return [room.tasks_for for room in rooms if hasattr(room, "tasks_for")]
