"""What each model holds about people, declared beside the fields it speaks of.

Every model of ours has a `personal_data` attribute; a test fails on a field that is not declared. `reading` gives a
person what is held about them, and `erasing` takes it away when they leave: both go by the declarations alone.
"""

from coproduction.core.personal_data.declarations import (
    DELETE_ROW,
    ERASE,
    KEEP,
    OnLeaving,
    PersonalData,
    declaration_of,
    register,
    undeclared_fields,
)

__all__ = [
    "DELETE_ROW",
    "ERASE",
    "KEEP",
    "OnLeaving",
    "PersonalData",
    "declaration_of",
    "register",
    "undeclared_fields",
]
