"""Making a stranger's file safe: read for what it is, and written anew with only what can be seen.

Nothing here knows of Django or the database, so that it can be run in a process of its own (see `apart`).
"""

from coproduction.documents.cleaning.apart import clean_apart, draw_apart
from coproduction.documents.cleaning.kinds import RECEIPT_FILES, Cleaned, FileKind, NotTaken, kind_of

__all__ = ["RECEIPT_FILES", "Cleaned", "FileKind", "NotTaken", "clean_apart", "draw_apart", "kind_of"]
