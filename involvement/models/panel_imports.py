"""A file of panels on its way in: what would become of each row, for whoever brought it to look at first."""

from django.conf import settings
from django.db import models

from coproduction.core.constraints import one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, PersonalData
from coproduction.documents.models import Document
from involvement.enums import PanelImportState, PanelState


class PanelImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(brought_by=user)


class PanelImport(Record):
    """One file. `states` counts its rows by PanelState; `override_reason` seats people without training in date."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="panel_import")
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=PanelImportState, default=PanelImportState.CHECKING)
    override_reason = models.CharField(max_length=500, blank=True)
    states = models.JSONField(default=dict, blank=True)

    objects = PanelImportQuerySet.as_manager()

    personal_data = PersonalData(
        person="brought_by",
        # The file and what is said of its rows name the people on its panels.
        of_another={"document": ""},
        personal={"document": DELETE_ROW, "brought_by": DELETE_ROW, "override_reason": DELETE_ROW},
        neither=("state", "states"),
    )

    class Meta:
        constraints = [one_of("state", PanelImportState, name="panel_import_state_known")]

    def __str__(self):
        return f"Import of panels {self.pk}"  # English: no page shows it


class PanelImportRow(models.Model):
    """What becomes of one row: its line in the file, the panel it tells of, and the sentences that say why."""

    panel_import = models.ForeignKey(PanelImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=PanelState)
    reference = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    held_on = models.DateField(null=True, blank=True)
    words = models.JSONField(default=list)

    personal_data = PersonalData(
        person="panel_import__brought_by",
        of_another={"words": ""},
        personal={"words": DELETE_ROW},
        neither=("panel_import", "line", "state", "reference", "title", "held_on"),
    )

    class Meta:
        ordering = ["line"]
        constraints = [one_of("state", PanelState, name="panel_import_row_state_known")]
        indexes = [models.Index(fields=["panel_import", "state", "line"], name="panel_import_rows")]

    def __str__(self):
        return f"Line {self.line} of {self.panel_import_id}"  # English: no page shows it
