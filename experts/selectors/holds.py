"""A register of what stands in the way of mending a record of taking part, such as a claim that rests on it.

Apps beside or above add theirs in their AppConfig.ready(), so that nobody here needs to know of claims.
"""

_askers = []


def hold_when(ask):
    """Register `ask(contribution ids)`: it returns {id: the sentence that says why this record stands}."""
    if ask not in _askers:
        _askers.append(ask)


def held(contribution_ids):
    """Return {id: sentence} of those of these Contributions whose record stands as it is."""
    found = {}
    for ask in _askers:
        found.update(ask(list(contribution_ids)))
    return found
