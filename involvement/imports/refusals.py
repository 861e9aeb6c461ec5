"""Why a file is not taken: one sentence that says where and what to do."""

from django.utils.translation import gettext

from coproduction.core.exceptions import RuleBroken


class FileRefused(RuleBroken):
    """The file cannot be imported. Nothing of it was."""


def at(line, column=""):
    """Say a place in the file: 'Line 3, column title'."""
    return (
        gettext("Line {line:,}, column {column}").format(line=line, column=column)
        if column
        else gettext("Line {line:,}").format(line=line)
    )
