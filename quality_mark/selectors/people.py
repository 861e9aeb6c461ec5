"""Finding the people of a submission."""

from coproduction.accounts.grants import GRANTS
from coproduction.accounts.models import RoleGrant, User
from experts.models import Expert
from quality_mark.enums import Permission


def person_with(email):
    """Return the user with this address, or None."""
    return User.objects.filter(email=email.strip().lower()).first()


def expert_with(email):
    """Return the Expert with this address, or None."""
    return Expert.objects.filter(user__email=email.strip().lower()).select_related("user").first()


def holders_of(word: Permission):
    """Return the users who hold a permission word now, by name."""
    roles = [role for role, words in GRANTS.items() if word in words]
    held = RoleGrant.objects.in_force().filter(role__in=roles)
    return User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by("name", "pk")


def writers_of(submission):
    """Return the users who write a submission: its author first, then those who write with them."""
    together = User.objects.filter(quality_co_submissions__submission=submission).order_by("name", "pk")
    return [submission.author, *together]


def contributors_of(submission):
    """Return everyone asked to be named in a submission, with their users, in the order in which they were asked."""
    return submission.contributors.select_related("expert__user").order_by("pk")
