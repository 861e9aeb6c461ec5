"""A file of interview panels, CSV or XLSX, to what each row tells. What is odd is a sentence at its row, never a guess."""

from involvement.imports.panels.rows import Told, told_by
from involvement.imports.panels.table import read_panels

__all__ = ["Told", "read_panels", "told_by"]
