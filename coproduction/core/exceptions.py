"""What services raise when the trust's rules say no."""


class RuleBroken(Exception):
    """A rule of the trust refuses this. The message is the whole sentence the person reads."""

    @property
    def sentence(self):
        return str(self)
