"""Who may read a file: each purpose has one rule, added by the app it belongs to in its AppConfig.ready()."""

from coproduction.documents.enums import ScanState

_rules = {}


def opens(purpose, rule):
    """Let `rule(user, document)` say who may read the files of a purpose. Without a rule nobody may."""
    _rules[purpose] = rule


def may_open(user, document):
    """Return whether this person may read this file."""
    rule = _rules.get(document.purpose)
    return rule is not None and bool(rule(user, document))


def is_served(document):
    """Return whether the file may leave the store: found clean, or never sent to a scanner."""
    return document.scan_state in (ScanState.CLEAN, ScanState.NOT_SCANNED)
