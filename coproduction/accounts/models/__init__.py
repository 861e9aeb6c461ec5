from coproduction.accounts.models.grants import RoleGrant
from coproduction.accounts.models.users import User

__all__ = ["RoleGrant", "User"]
