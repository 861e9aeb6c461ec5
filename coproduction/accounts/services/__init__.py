from coproduction.accounts.services.locking import locked_people
from coproduction.accounts.services.merging import close_into
from coproduction.accounts.services.people import invite_member_of_staff, speaking_as_now
from coproduction.accounts.services.roles import end_expert_role, end_role, give_expert_role, grant_role

__all__ = [
    "close_into",
    "end_expert_role",
    "end_role",
    "give_expert_role",
    "grant_role",
    "invite_member_of_staff",
    "locked_people",
    "speaking_as_now",
]
