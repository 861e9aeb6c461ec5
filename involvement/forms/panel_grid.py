"""Many panels on one page: each row goes the way of a row of a file, and what is wrong is said at its cell."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import in_english
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.reference.models import Directorate, Locality
from involvement.enums import NoExpertReason, PanelOutcome, Seat
from involvement.forms.panel_imports import override_field
from involvement.imports.panels import told_by

ROWS = 10
NOTHING_TYPED = _("Enter at least one panel")
WIDTHS = {"band": 5, "date": 10, "start": 5, "end": 5, "candidates": 3, "met": 3}
TEXTS = (
    ("reference", _("Vacancy reference")),
    ("title", _("Job title")),
    ("band", _("Band")),
    ("directorate", _("Directorate")),
    ("locality", _("Locality")),
    ("date", _("Day, as 7/10/2026")),
    ("start", _("Start, as 09:30")),
    ("end", _("Finish")),
    ("chair_email", _("Chair’s e-mail")),
    ("others", _("Other staff’s e-mails")),
    ("experts", _("Experts’ e-mails")),
    ("seats", _("Seats, if not members")),
    ("equal_scoring", _("Equal scoring")),
    ("equal_vote", _("Equal vote")),
    ("candidates", _("Candidates")),
    ("met", _("Met an expert")),
    ("reason", _("Why no expert")),
    ("reason_words", _("Why, in words")),
    ("outcome", _("Outcome")),
    ("referees", _("Candidates’ referees")),
)
YES_OR_NO = (("Yes", _("Yes")), ("No", _("No")))  # English: as a file says it
MOST = 2000


class PanelGridForm(Form):
    """Ten rows. `rows()` gives the bound fields of each for the page, `told()` a Told for each row with something in it."""

    def __init__(self, *args, reach=None, **kwargs):
        super().__init__(*args, **kwargs)
        directorates = Directorate.objects.in_use()
        choices = {
            "directorate": _named(directorates if reach is None else directorates.filter(pk__in=reach)),
            "locality": _named(Locality.objects.in_use()),
            "seats": _labelled(Seat),
            "equal_scoring": YES_OR_NO,
            "equal_vote": YES_OR_NO,
            "reason": _labelled(NoExpertReason),
            "outcome": _labelled(PanelOutcome),
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
            number = judged.told.line
            field = f"{name}_{number}"
            words = gettext("Panel {number}: {sentence}").format(number=number, sentence=sentence)
            self.add_error(field if field in self.fields else f"reference_{number}", words)


def _named(rows):
    return [(str(each), str(each)) for each in rows]


def _labelled(choices):
    """What is sent is in English, as in a file, so that it is read in whatever language the page was."""
    with in_english():
        sent = [str(label) for label in choices.labels]
    return list(zip(sent, choices.labels, strict=True))


def _field(name, label, choices):
    if choices is not None:
        return fields.SelectField(label=label, choices=[("", ""), *choices], required=False)
    look = {"width": WIDTHS[name]} if name in WIDTHS else {}
    return fields.TextField(label=label, max_length=MOST, required=False, look=look)
