from coproduction.core.exceptions import RuleBroken


class FileRefused(RuleBroken):
    """A file we do not take. The message is the whole sentence the person reads."""
