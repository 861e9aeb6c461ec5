"""The people of the demonstration who can be signed in as: one for each role of the product, and a second expert."""

from typing import NamedTuple

from coproduction.accounts.enums import Role

# The demonstration holds nothing real, and says so on every page: its password is no secret.
PASSWORD = "together we make it better"  # noqa: S105
DOMAIN = "demo.example"


class Account(NamedTuple):
    key: str
    role: Role
    name: str

    @property
    def email(self):
        return f"{self.key.replace('_', '.')}@{DOMAIN}"


ACCOUNTS = {
    account.key: account
    for account in (
        Account("expert", Role.EXPERT, "Esther Okafor"),
        Account("expert2", Role.EXPERT, "Tom Whitfield"),
        Account("host", Role.HOST, "Hari Patel"),
        Account("coordinator", Role.COORDINATOR, "Cora Lindqvist"),
        Account("recruiter", Role.RECRUITER, "Ruth Mbeki"),
        Account("panel_member", Role.PANEL_MEMBER, "Priya Nair"),
        Account("panel_chair", Role.PANEL_CHAIR, "Charles Yeboah"),
        Account("approver", Role.APPROVER, "Abel Thornton"),
        Account("finance", Role.FINANCE, "Fay Osborne"),
        Account("manager", Role.MANAGER, "Mo Rahman"),
        Account("administrator", Role.ADMINISTRATOR, "Ada Birch"),
    )
}
