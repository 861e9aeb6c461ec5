"""A register of what stands in the way of a person leaving the network.

Apps beside or above add theirs in their AppConfig.ready(), so that nobody here needs to know of claims.
"""

_askers = []


def refuse_leaving_when(ask):
    """Register `ask(expert)`: it returns a sentence that says what to finish first, or ''."""
    if ask not in _askers:
        _askers.append(ask)


def in_the_way_of_leaving(expert):
    """Return every sentence about what this person must finish before they can leave."""
    return [sentence for ask in _askers if (sentence := ask(expert))]
