"""How many policies the trust has, by directorate."""

from coproduction.reference.models import Directorate
from quality_mark.models import PolicyCount


def counts_by_directorate():
    """Return {Directorate in use: how many policies it has, or None where nobody has counted them}, by name."""
    counted = dict(PolicyCount.objects.values_list("directorate_id", "policies"))
    return {each: counted.get(each.pk) for each in Directorate.objects.in_use()}
