"""A register of when training can be done again, for the words of a reminder.

Apps beside or above add theirs in their AppConfig.ready(), so that nobody here needs to know of courses.
"""

_askers: list = []


def renewed_by(ask):
    """Register `ask(kind_ids)`: it returns {kind id: a sentence that names the next dates} of kinds of training."""
    if ask not in _askers:
        _askers.append(ask)


def next_dates(kind_ids):
    """Return {kind id: a sentence that names the next dates}; a kind nobody gives is left out."""
    kind_ids = list(kind_ids)
    return {kind: words for ask in _askers for kind, words in ask(kind_ids).items()} if kind_ids else {}
