from coproduction.core.middleware.answers import NoStore, NothingAtNul, PermissionsPolicy, SayRuleBroken
from coproduction.core.middleware.sessions import SessionLimits
from coproduction.core.middleware.typed import KeepTyped

__all__ = ["KeepTyped", "NoStore", "NothingAtNul", "PermissionsPolicy", "SayRuleBroken", "SessionLimits"]
