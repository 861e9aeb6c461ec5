from datetime import timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone

from coproduction.accounts.enums import STAFF_ROLES, Role
from coproduction.accounts.models import RoleGrant, User
from coproduction.reference.selectors import setting


def has_fresh_address(email):
    """True when this address became someone's so lately that no password can be reset through it yet."""
    since = timezone.now() - timedelta(days=setting("email_change_wait_days"))
    return User.objects.filter(email=email.strip().lower(), email_changed_at__gt=since).exists()


def people(seen_by, *, words="", role=""):
    """Return the people this person may see, by name, each with `grants_now`.

    `words` are looked for in names and addresses. `role` is a Role, "staff" for any role but expert's, or "" for everyone.
    """
    found = User.objects.visible_to(seen_by).order_by("name", "pk")
    if words:
        found = found.filter(Q(name__icontains=words) | Q(email__icontains=words))
    roles = STAFF_ROLES if role == "staff" else {role} if role in Role.values else None
    if roles is not None:
        found = found.filter(pk__in=RoleGrant.objects.in_force().filter(role__in=roles).values("user_id"))
    now = RoleGrant.objects.in_force().select_related("directorate").order_by("role")
    return found.prefetch_related(Prefetch("role_grants", queryset=now, to_attr="grants_now"))


def holders_of(role):
    """Return the people who hold a role today, by name."""
    held = RoleGrant.objects.in_force().filter(role=role)
    return User.objects.filter(is_active=True, pk__in=held.values("user_id")).order_by("name", "pk")


def grants_of(user):
    """Return every role this person holds or has held, newest first."""
    return (
        RoleGrant.objects.filter(user=user)
        .select_related("directorate", "granted_by")
        .order_by("-starts_at", "-pk")
    )
