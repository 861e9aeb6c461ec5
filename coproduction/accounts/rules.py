"""Who may change whose roles."""

from coproduction.accounts.enums import STAFF_ROLES, Permission


def may_change_roles_of(user, person):
    """Nobody gives themselves a role or ends one of their own."""
    return user.has_perm(Permission.MANAGE_ROLES) and user.pk != person.pk


def may_be_given(role):
    """An expert's role comes with joining the network, and goes with leaving it."""
    return role in STAFF_ROLES


def is_work_address(email, domains):
    """True when the address is in one of the trust's domains, or when the trust has named none."""
    return not domains or email.rpartition("@")[2].lower() in {domain.lower() for domain in domains}
