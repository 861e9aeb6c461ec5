"""What is raised where the trust's rules, or a person's role, say no."""

from django.core.exceptions import PermissionDenied


class RuleBroken(Exception):
    """A rule of the trust refuses this. The message is the whole sentence the person reads."""

    @property
    def sentence(self):
        return str(self)


class RoleRefused(PermissionDenied):
    """The page is not for this person's role: another role might help. Other refusals are of the thing itself, now."""
