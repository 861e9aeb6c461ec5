from django.db import models

from coproduction.core.constraints import one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import PersonalData
from involvement.enums import OpportunityKind


class KindTemplate(Record):
    """The trust's own words to begin an advert of a kind with. Until there are some, those of `rules.templates` are used."""

    kind = models.CharField(max_length=20, choices=OpportunityKind, unique=True)
    summary = models.TextField(blank=True)
    what_you_will_do = models.TextField(blank=True)
    who_we_need = models.TextField(blank=True)
    selection = models.TextField(blank=True)
    support = models.TextField(blank=True)

    personal_data = PersonalData(
        neither=("kind", "summary", "what_you_will_do", "who_we_need", "selection", "support")
    )

    class Meta:
        constraints = [one_of("kind", OpportunityKind, name="kind_template_kind_known")]

    def __str__(self):
        return self.get_kind_display()
