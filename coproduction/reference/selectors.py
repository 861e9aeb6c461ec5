from coproduction.reference.models import Setting
from coproduction.reference.rules import SETTINGS


def setting(name):
    """Return the trust's value of a setting, or its default. Raises KeyError for a name nobody has declared."""
    known = SETTINGS[name]
    changed = Setting.objects.filter(name=name).values_list("value", flat=True).first()
    return known.default if changed is None else changed
