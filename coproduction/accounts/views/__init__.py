from coproduction.accounts.views.people import people, person
from coproduction.accounts.views.reauthentication import reauthenticate_by_code
from coproduction.accounts.views.roles import end_role, give_role, invite

__all__ = ["end_role", "give_role", "invite", "people", "person", "reauthenticate_by_code"]
