from coproduction.core.middleware.answers import (
    NoStore,
    NothingAtNul,
    PermissionsPolicy,
    SayBusy,
    SayPressAgain,
    SayRuleBroken,
)
from coproduction.core.middleware.languages import Language
from coproduction.core.middleware.sessions import SessionLimits
from coproduction.core.middleware.typed import KeepTyped

__all__ = [
    "KeepTyped",
    "Language",
    "NoStore",
    "NothingAtNul",
    "PermissionsPolicy",
    "SayBusy",
    "SayPressAgain",
    "SayRuleBroken",
    "SessionLimits",
]
