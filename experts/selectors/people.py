from django.db.models import Count, Q

from experts.enums import ExpertStatus
from experts.models import Expert

WAITING_FIRST = {ExpertStatus.APPLIED, ExpertStatus.WELCOMED}


def expert_of(user):
    """Return this user's Expert with its localities, or None where they have not begun to join."""
    return Expert.objects.filter(pk=user.pk).select_related("user").prefetch_related("localities").first()


def network(*, status="", words=""):
    """Return people who have applied, of one status where given, with `words` in their name or e-mail address.

    Those who wait for us come with the longest wait first; the others with the newest first.
    """
    people = Expert.objects.filter(applied_at__isnull=False).select_related("user")
    if status:
        people = people.filter(status=status)
    if words:
        people = people.filter(Q(user__name__icontains=words) | Q(user__email__icontains=words))
    return people.order_by("applied_at" if status in WAITING_FIRST else "-applied_at", "pk")


def how_many_wait():
    """Return {status: number of people} for those who wait for a coordinator: applied and welcomed."""
    waiting = Expert.objects.filter(applied_at__isnull=False, status__in=WAITING_FIRST)
    return dict(waiting.order_by().values_list("status").annotate(people=Count("pk")))
