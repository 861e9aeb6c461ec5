from django.db.models import TextChoices


class Role(TextChoices):
    EXPERT = "expert", "Expert by experience"
    HOST = "host", "Host"
    COORDINATOR = "coordinator", "Coordinator"
    RECRUITER = "recruiter", "Recruiter"
    PANEL_MEMBER = "panel_member", "Panel member"
    PANEL_CHAIR = "panel_chair", "Panel chair"
    APPROVER = "approver", "Approver"
    FINANCE = "finance", "Finance"
    MANAGER = "manager", "Manager"
    ADMINISTRATOR = "administrator", "Administrator"


# What the administrator reads when granting a role.
ROLE_WORDS = {
    Role.EXPERT: "Finds and joins opportunities, claims payment and expenses. Given when a person joins the network.",
    Role.HOST: "Writes adverts, chooses people, runs sessions and records who came.",
    Role.COORDINATOR: "Welcomes people, checks adverts before they are published, imports adverts.",
    Role.RECRUITER: "Records interview panels and asks for experts by experience.",
    Role.PANEL_MEMBER: "Reviews submissions for the quality mark.",
    Role.PANEL_CHAIR: "Runs the quality mark panel.",
    Role.APPROVER: "Checks and approves claims. Can be limited to one directorate.",
    Role.FINANCE: "Runs payments, keeps the rates.",
    Role.MANAGER: "Reads and downloads reports. Can be limited to one directorate.",
    Role.ADMINISTRATOR: "Gives and ends roles, keeps lists and settings, signs off what is erased, searches the audit trail.",
}

STAFF_ROLES = frozenset(role for role in Role if role is not Role.EXPERT)

# The roles whose words reach what belongs to a directorate; any other is for the whole trust.
LIMITED_TO_A_DIRECTORATE = frozenset({Role.APPROVER, Role.MANAGER})


class Permission(TextChoices):
    MANAGE_ROLES = "accounts.manage_roles", "Invite people, give and end roles"
