"""How many policies the trust has, by directorate."""

from django.db import transaction

from coproduction.audit import services as audit
from quality_mark.models import PolicyCount


@transaction.atomic
def save_counts(*, counts, by):
    """Write how many policies each of these Directorates has; None where nobody has counted them."""
    before = dict(PolicyCount.objects.select_for_update().values_list("directorate_id", "policies"))
    for directorate, number in counts.items():
        if before.get(directorate.pk) == number:
            continue
        if number is None:
            PolicyCount.objects.filter(directorate=directorate).delete()
        else:
            PolicyCount.objects.update_or_create(directorate=directorate, defaults={"policies": number})
        audit.record(
            actor=by,
            action="policies.counted",
            target=directorate,
            before={"policies": before.get(directorate.pk)},
            after={"policies": number},
        )
