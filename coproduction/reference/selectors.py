from asgiref.local import Local

from coproduction.reference.models import SchoolTerm, Setting
from coproduction.reference.rules import SETTINGS

# What this request has read: asked once for each page, and never older than the page.
_read = Local()


def setting(name):
    """Return the trust's value of a setting, or its default. Raises KeyError for a name nobody has declared."""
    known = SETTINGS[name]
    return _changed().get(name, known.default)


def all_settings():
    """Return [(KnownSetting, value)] in the order they are declared."""
    return [(known, setting(known.name)) for known in SETTINGS.values()]


def start_remembering(**signal):
    """Read the settings once from here to `stop_remembering`: a request begins."""
    _read.remembers, _read.changed = True, None


def stop_remembering(**signal):
    """The request is over: a task or a command asks the database each time."""
    _read.remembers, _read.changed = False, None


def forget(**signal):
    """A setting has changed: read again."""
    _read.changed = None


def _changed():
    if not getattr(_read, "remembers", False):
        return _from_database()
    if _read.changed is None:
        _read.changed = _from_database()
    return _read.changed


def _from_database():
    return dict(Setting.objects.values_list("name", "value"))


def school_terms():
    """Return [(first day, last day)] of the terms the trust has entered, the earliest first."""
    return list(SchoolTerm.objects.in_use().order_by("first_day").values_list("first_day", "last_day"))
