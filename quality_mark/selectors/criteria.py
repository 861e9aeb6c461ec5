"""The versions of the criteria: the one being written, the one in force, and those before."""

from django.db.models import Count

from quality_mark.models import CriteriaSet
from quality_mark.rules.criteria import OF_CRITERION, SETTINGS


def draft():
    """Return the version that is being written, or None."""
    return CriteriaSet.objects.filter(published_at__isnull=True).order_by("-version").first()


def published():
    """Return the published versions, the newest first, each with `used`: how many versions of work are judged by it."""
    rows = CriteriaSet.objects.published().select_related("published_by")
    return rows.annotate(used=Count("versions")).order_by("-version")


def values_of(criteria_set):
    """Return {name: value} of a version's settings, with its 'criteria' in order, as `rules.criteria` reads them."""
    return {
        **{name: getattr(criteria_set, name) for name in SETTINGS},
        "criteria": list(criteria_set.criteria.values_list(*OF_CRITERION)),
    }
