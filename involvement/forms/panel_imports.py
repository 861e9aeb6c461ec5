"""A file of panels, and the reason that seats people without training: what the import in the browser asks."""

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from involvement.imports.panels import read_panels
from involvement.imports.panels.table import MOST_BYTES, TOO_BIG
from involvement.imports.refusals import FileRefused


def override_field():
    return fields.LongTextField(
        label="Reason to seat experts without training in date",
        hint="Leave this empty to refuse such rows. The reason is kept with your name at each seat.",
        noun="the reason",
        max_length=500,
        rows=2,
        required=False,
    )


class PanelFileForm(Form):
    """It is read here once, so that what is wrong with the whole file is said at once, beside the field."""

    file = fields.FileField(
        label="Spreadsheet of panels",
        noun="a spreadsheet",
        hint="CSV UTF-8 or an Excel workbook (.xlsx), up to 50 MB",
        accept=".csv,.xlsx",
        max_bytes=MOST_BYTES,
        errors={"too_big": TOO_BIG},
    )
    override = override_field()

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            for _ in read_panels(file):
                pass
        except FileRefused as refusal:
            self.add_error("file", refusal.sentence)
        file.seek(0)
        return file


class OverrideForm(Form):
    """Look at the file again with another reason."""

    override = override_field()
