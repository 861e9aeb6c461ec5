"""What is recorded in the portal that a submission can give as evidence."""

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from experts.enums import ActivityKind, ContributionStatus
from experts.models import Activity
from quality_mark.models import Citation

TOOK_PART = Q(contributions__status=ContributionStatus.ATTENDED)


def citable():
    """Return activities that have happened, other than the quality mark's own meetings."""
    past = Activity.objects.filter(ends_at__lte=timezone.now(), cancelled_at__isnull=True)
    return past.exclude(kind=ActivityKind.MEETING)


def to_pick_from(version, *, words="", directorate=None):
    """Return citable activities, the newest first, each with `is_cited` and `took_part`, the number of experts there."""
    found = citable().select_related("directorate")
    if words:
        found = found.filter(title__icontains=words)
    if directorate:
        found = found.filter(directorate=directorate)
    cited = Citation.objects.filter(version=version, activity=OuterRef("pk"))
    return found.annotate(
        is_cited=Exists(cited), took_part=Count("contributions", filter=TOOK_PART)
    ).order_by("-starts_at", "-pk")


def cited_by(version):
    """Return the activities a version gives as evidence, the first first, each with `took_part`."""
    found = Activity.objects.filter(citations__version=version).select_related("directorate")
    return found.annotate(took_part=Count("contributions", filter=TOOK_PART)).order_by("starts_at", "pk")
