"""Which panels name people of the staff, and whom: such people need no account here."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext

from involvement.models import Panel, PanelMember


def with_names():
    """Return the panels that hold a name or an address of anybody on the staff."""
    members = PanelMember.objects.filter(panel=OuterRef("pk")).exclude(name="", email="")
    return Panel.objects.filter(~Q(chair_name="") | ~Q(chair_email="") | Exists(members))


def panels_naming(words):
    """Return the panels that name somebody by an e-mail address, or by a full name, the newest first."""
    members = members_named(words)
    found = Panel.objects.filter(chair_is(words) | Q(pk__in=members.values("panel")))
    return found.select_related("activity").order_by("-held_on", "-pk")


def chair_is(words):
    return _is("chair_", words)


def members_named(words):
    """Return the PanelMembers of this address or full name."""
    return PanelMember.objects.filter(_is("", words))


def said_of(panels, words):
    """Return [(panel, what it says of somebody: in which seat, by which name and address)] of a list of panels."""
    said = defaultdict(list)
    chaired = set(
        Panel.objects.filter(chair_is(words), pk__in=[each.pk for each in panels]).values_list(
            "pk", flat=True
        )
    )
    for panel in panels:
        if panel.pk in chaired:
            said[panel.pk].append((gettext("Chair"), panel.chair_name, panel.chair_email))
    for each in members_named(words).filter(panel__in=panels):
        said[each.panel_id].append((each.get_seat_display(), each.name, each.email))
    return [(panel, "; ".join(", ".join(filter(None, seat)) for seat in said[panel.pk])) for panel in panels]


def _is(prefix, words):
    if "@" in words:
        return Q(**{f"{prefix}email": words.strip().lower()})
    return Q(**{f"{prefix}name__iexact": " ".join(words.split())})
