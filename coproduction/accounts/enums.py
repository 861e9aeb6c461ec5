from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    EXPERT = "expert", _("Expert by experience")
    HOST = "host", _("Host")
    COORDINATOR = "coordinator", _("Coordinator")
    RECRUITER = "recruiter", _("Recruiter")
    PANEL_MEMBER = "panel_member", _("Panel member")
    PANEL_CHAIR = "panel_chair", _("Panel chair")
    APPROVER = "approver", _("Approver")
    FINANCE = "finance", _("Finance")
    MANAGER = "manager", _("Manager")
    ADMINISTRATOR = "administrator", _("Administrator")


# What the administrator reads when granting a role.
ROLE_WORDS = {
    Role.EXPERT: _(
        "Finds and joins opportunities, claims payment and expenses. Given when a person joins the network."
    ),
    Role.HOST: _("Writes adverts, chooses people, runs sessions and records who came."),
    Role.COORDINATOR: _("Welcomes people, checks adverts before they are published, imports adverts."),
    Role.RECRUITER: _("Records interview panels and asks for experts by experience."),
    Role.PANEL_MEMBER: _("Reviews submissions for the quality mark."),
    Role.PANEL_CHAIR: _("Runs the quality mark panel."),
    Role.APPROVER: _("Checks and approves claims. Can be limited to one directorate."),
    Role.FINANCE: _("Runs payments, keeps the rates."),
    Role.MANAGER: _("Reads and downloads reports. Can be limited to one directorate."),
    Role.ADMINISTRATOR: _(
        "Gives and ends roles, keeps lists and settings, signs off what is erased, searches the audit trail."
    ),
}

STAFF_ROLES = frozenset(role for role in Role if role is not Role.EXPERT)

# The roles whose words reach what belongs to a directorate; any other is for the whole trust.
LIMITED_TO_A_DIRECTORATE = frozenset({Role.APPROVER, Role.MANAGER})


class Permission(TextChoices):
    MANAGE_ROLES = "accounts.manage_roles", _("Invite people, give and end roles")
