"""Why a file is not taken: one sentence that says where and what to do."""

from coproduction.core.exceptions import RuleBroken


class FileRefused(RuleBroken):
    """The file cannot be imported. Nothing of it was."""


def at(line, column=""):
    """Say a place in the file: 'Line 3, column title'."""
    return f"Line {line:,}, column {column}" if column else f"Line {line:,}"
