"""A file of panels, and the reason that seats people without training: what the import in the browser asks."""

from itertools import islice

from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from involvement.imports.panels import read_panels
from involvement.imports.panels.table import MOST_BYTES, TOO_BIG
from involvement.imports.refusals import FileRefused


def override_field():
    return fields.LongTextField(
        label=_("Reason to seat experts without training in date"),
        hint=_("Leave this empty to refuse such rows. The reason is kept with your name at each seat."),
        noun=_("the reason"),
        max_length=500,
        rows=2,
        required=False,
    )


# What is wrong with a file as a whole is wrong at its start, save for little. The job that looks at all of it tells the rest:
# fifty thousand rows take longer than anybody should wait for a page.
ROWS_READ_HERE = 1000


class PanelFileForm(Form):
    """Its start is read here, so that what is wrong with the whole file is said at once, beside the field."""

    file = fields.FileField(
        label=_("Spreadsheet of panels"),
        noun=_("a spreadsheet"),
        hint=_("CSV UTF-8 or an Excel workbook (.xlsx), up to 50 MB"),
        accept=".csv,.xlsx",
        max_bytes=MOST_BYTES,
        errors={"too_big": TOO_BIG},
    )
    override = override_field()

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            for _each in islice(read_panels(file), ROWS_READ_HERE):
                pass
        except FileRefused as refusal:
            self.add_error("file", refusal.sentence)
        file.seek(0)
        return file


class OverrideForm(Form):
    """Look at the file again with another reason."""

    override = override_field()
