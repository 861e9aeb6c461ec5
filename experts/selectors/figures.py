"""Figures about what people took part in, that apps beside or above know: each adds its own in AppConfig.ready()."""

_askers = {}


def add_figure(name, ask):
    """Register `ask(activity_ids)` under a name: it returns a dict of plain numbers, empty where it knows nothing."""
    _askers[name] = ask


def figures_about(activity_ids):
    """Return {name: dict} of every figure the other apps know about these activities."""
    return {name: ask(activity_ids) for name, ask in _askers.items()}
