"""What can go wrong on the way, in two kinds: try later (OSError), or never try the same again (Refused)."""

from coproduction.correspondence.enums import Trouble


class Refused(Exception):
    """The other side said no for good. `code` is its number; its own words may quote the address, and are left out."""

    def __init__(self, trouble=Trouble.REFUSED, code=""):
        self.trouble, self.code = trouble, code
        super().__init__(f"{trouble} {code}".strip())


class NotNow(OSError):
    """The other side could not take it now. `code` is its number."""

    def __init__(self, code=""):
        self.code = code
        super().__init__(str(code))
