"""Many panels on one page: each row goes the way of a row of a file, and what is wrong is said at its cell."""

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.reference.models import Directorate, Locality
from involvement.enums import NoExpertReason, PanelOutcome
from involvement.forms.panel_imports import override_field
from involvement.imports.panels import told_by

ROWS = 10
NOTHING_TYPED = "Enter at least one panel"
WIDTHS = {"band": 5, "date": 10, "start": 5, "end": 5, "candidates": 3, "met": 3}
TEXTS = (
    ("reference", "Vacancy reference"),
    ("title", "Job title"),
    ("band", "Band"),
    ("directorate", "Directorate"),
    ("locality", "Locality"),
    ("date", "Day, as 7/10/2026"),
    ("start", "Start, as 09:30"),
    ("end", "Finish"),
    ("chair_email", "Chair’s e-mail"),
    ("others", "Other staff’s e-mails"),
    ("experts", "Experts’ e-mails"),
    ("equal_vote", "Equal vote"),
    ("candidates", "Candidates"),
    ("met", "Met an expert"),
    ("reason", "Why no expert"),
    ("reason_words", "Why, in words"),
    ("outcome", "Outcome"),
)
MOST = 2000


class PanelGridForm(Form):
    """Ten rows. `rows()` gives the bound fields of each for the page, `told()` a Told for each row with something in it."""

    def __init__(self, *args, reach=None, **kwargs):
        super().__init__(*args, **kwargs)
        directorates = Directorate.objects.in_use()
        choices = {
            "directorate": list(directorates if reach is None else directorates.filter(pk__in=reach)),
            "locality": list(Locality.objects.in_use()),
            "equal_vote": ["Yes", "No"],
            "reason": NoExpertReason.labels,
            "outcome": PanelOutcome.labels,
        }
        for number in range(1, ROWS + 1):
            for name, label in TEXTS:
                self.fields[f"{name}_{number}"] = _field(name, label, choices.get(name))
        self.fields["override"] = override_field()

    def rows(self):
        for number in range(1, ROWS + 1):
            yield number, [self[f"{name}_{number}"] for name, _ in TEXTS]

    def clean(self):
        tidy = super().clean()
        if not self.errors and not self.told():
            self.add_error("reference_1", NOTHING_TYPED)
        return tidy

    def told(self):
        found = []
        for number in range(1, ROWS + 1):
            values = {name: self.cleaned_data.get(f"{name}_{number}") or "" for name, _ in TEXTS}
            if any(values.values()):
                found.append(told_by(number, values))
        return found

    def show(self, judged):
        """Put what was found wrong with a row at its cells."""
        for name, sentence in judged.problems:
            field = f"{name}_{judged.told.line}"
            self.add_error(field if field in self.fields else f"reference_{judged.told.line}", sentence)


def _field(name, label, choices):
    if choices is not None:
        return fields.SelectField(
            label=label, choices=[("", ""), *((str(each), str(each)) for each in choices)], required=False
        )
    look = {"width": WIDTHS[name]} if name in WIDTHS else {}
    return fields.TextField(label=label, max_length=MOST, required=False, look=look)
