from coproduction.correspondence import selectors as correspondence
from coproduction.privacy import selectors as privacy
from experts import selectors as experts
from involvement import selectors as involvement
from payments import selectors as payments
from quality_mark import selectors as quality_mark

APPS = (experts, involvement, payments, quality_mark, privacy, correspondence)


def tasks_for(user):
    """Return what this person needs to do, a list of core.todo.ToDo: what has a date first, soonest first."""
    found = [todo for app in APPS for todo in app.tasks_for(user)]
    return sorted(found, key=lambda todo: (todo.due is None, str(todo.due or "")))
