"""Taking the names and addresses of staff from panels: when they are old, when somebody asks, when they leave."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from coproduction.accounts.models import User
from coproduction.audit import services as audit
from involvement.models import Panel, PanelMember
from involvement.selectors.panel_names import chair_is, members_named

NOBODY = {"chair_name": "", "chair_email": ""}


@transaction.atomic
def forget_names(*, panel_ids, by):
    """Take every name and address of staff from these panels. What came of them stays."""
    panels = _locked(Panel.objects.filter(pk__in=panel_ids))
    _blank(panels, chairs=Panel.objects.all(), members=PanelMember.objects.all())
    audit.record_many(actor=by, action="panel.names_erased", targets=panels)


@transaction.atomic
def forget_person(*, words, panels, by):
    """Take the person with this e-mail address, or this full name, from these panels (a queryset). Returns how many."""
    panels = _locked(Panel.objects.filter(pk__in=panels.order_by().values("pk")))
    _blank(panels, chairs=Panel.objects.filter(chair_is(words)), members=members_named(words))
    audit.record_many(actor=by, action="panel.name_erased", targets=panels)
    return len(panels)


def remember_who_left(user_ids):
    """Mark the panels that the walker is about to take a name from, so that no file brings it back."""
    left = list(User.objects.filter(pk__in=user_ids, email__isnull=False).values_list("email", flat=True))
    members = PanelMember.objects.filter(email__in=left)
    named = _locked(Panel.objects.filter(Q(chair_email__in=left) | Q(pk__in=members.values("panel"))))
    keys = [each.pk for each in named]
    Panel.objects.filter(pk__in=keys).update(names_erased=True, updated_at=timezone.now())


def _locked(panels):
    return list(panels.select_for_update(of=("self",)).order_by("pk"))


def _blank(panels, *, chairs, members):
    keys, now = [each.pk for each in panels], timezone.now()
    members.filter(panel__in=keys).update(name="", email="", updated_at=now)
    chairs.filter(pk__in=keys).update(**NOBODY, updated_at=now)
    Panel.objects.filter(pk__in=keys).update(names_erased=True, updated_at=now)
