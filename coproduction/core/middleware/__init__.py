from coproduction.core.middleware.answers import NoStore, PermissionsPolicy, SayRuleBroken
from coproduction.core.middleware.sessions import KeepTyped, SessionLimits

__all__ = ["KeepTyped", "NoStore", "PermissionsPolicy", "SayRuleBroken", "SessionLimits"]
