"""The numbers of awards: one after the other in a year, none missed and none given twice."""

from django.db import transaction
from django.db.models import F

from coproduction.core.dates import today
from quality_mark.models import AwardSequence


@transaction.atomic
def next_number():
    """Take the next (year, serial), within the transaction that makes the award: one that fails gives it back."""
    year = today().year
    AwardSequence.objects.get_or_create(year=year)
    # The update locks the row until the transaction ends: others wait here.
    AwardSequence.objects.filter(year=year).update(last=F("last") + 1)
    return year, AwardSequence.objects.values_list("last", flat=True).get(year=year)
