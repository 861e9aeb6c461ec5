"""A register of what is derived from people's facts: kept in step in the transaction in which a fact changes.

Apps beside or above add theirs in their AppConfig.ready().
"""

_keepers = []


def when_changed(keep):
    """Register `keep(expert_ids)`: it brings what it derives from these people up to date."""
    if keep not in _keepers:
        _keepers.append(keep)


def changed(*expert_ids):
    """Say that facts or the status of these people have changed: called after the last statement of the change."""
    for keep in _keepers:
        keep(expert_ids)
