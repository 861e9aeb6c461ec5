"""What this app says to people, with the parts that differ each time."""

from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.enums import Group
from coproduction.correspondence.kinds import Notice, Placeholder, declare_notices

LOAD = "{% load words %}"
NAME = Placeholder("name", _("the name of the person we write to"), "Esther", "{{ name|default:_('there') }}")
KEPT_UNTIL = Placeholder(
    "kept_until",
    _("the last day the download is there"),
    _("7 December 2026"),
    LOAD + "{{ request.kept_until|say_date }}",
)
ERASE_ON = Placeholder(
    "erase_on",
    _("the day we erase what we hold"),
    _("7 December 2026"),
    LOAD + "{{ leaving.erase_on|say_date }}",
)

FILES = Placeholder(
    "files",
    _("the files we keep, where there are some"),
    _("We also keep these files. Ask us if you want them on paper:\n- ticket.pdf"),
    "{{ files }}",
)
HELD = Placeholder(
    "held", _("all we hold, in lists"), _("YOU IN THE NETWORK\n\n- Status: Active"), "{{ held }}"
)


def _notice(kind, title, subject, *more):
    return Notice(f"privacy/{kind}", f"privacy_{kind}", Group.ACCOUNT, title, subject, (NAME, *more))


NOTICES = (
    _notice(
        "leaving", _("When we erase someone’s data"), _("When we will erase what we hold about you"), ERASE_ON
    ),
    _notice("download_ready", _("Someone’s data is ready"), _("Your data is ready to download"), KEPT_UNTIL),
    _notice("on_paper", _("Someone’s data as a letter"), _("All we hold about you"), FILES, HELD),
)


def declare_kinds():
    declare_notices(*NOTICES)
