"""What this app says to people, with the parts that differ each time."""

from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

LOAD = "{% load nhsuk words %}"
NAME = Placeholder(
    "name", _("the name of the person we write to"), "Esther", "{{ grant.user.name|default:_('there') }}"
)
ROLE = Placeholder("role", _("the role"), _("Host"), "{{ grant.get_role_display }}")
ROLE_WORDS = Placeholder(
    "role_words",
    _("what people with the role do"),
    _("You post opportunities and run sessions."),
    "{{ grant.role_words }}",
)
WHERE = Placeholder(
    "where",
    _("a sentence about the directorate, where the role is for one"),
    _("This is for Community services."),
    "{% include 'notices/accounts/_where.txt' %}",
)
UNTIL = Placeholder(
    "until",
    _("a sentence about the last day, where there is one"),
    _("The role lasts until the end of 7 December 2026."),
    "{% include 'notices/accounts/_until.txt' %}",
)
SERVICE = Placeholder(
    "service", _("what this portal is called"), _("co-production portal"), LOAD + "{% service_name %}"
)
TRUST = Placeholder("trust", _("the name of the trust"), _("Anytown NHS Trust"), LOAD + "{% trust_name %}")
SUPPORT = Placeholder(
    "support", _("where to ask for help"), "help@example.nhs.uk", LOAD + "{% support_email %}"
)


def _notice(kind, title, subject, *more):
    placeholders = (NAME, ROLE, *more, SERVICE, SUPPORT)
    return Notice(f"accounts/{kind}", kind, Group.ACCOUNT, title, subject, placeholders)


NOTICES = (
    _notice(
        "invited",
        _("Someone is invited to the portal"),
        _("You have been invited to the co-production portal"),
        ROLE_WORDS,
        WHERE,
        TRUST,
    ),
    _notice(
        "role_given",
        _("Someone is given a role"),
        _("You have a new role: {role}"),
        ROLE_WORDS,
        WHERE,
        UNTIL,
    ),
    _notice("role_ended", _("Someone’s role ends"), _("Your role has ended: {role}")),
)


def declare_kinds():
    declare_notices(*NOTICES)
