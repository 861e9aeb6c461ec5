from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk.fields import FileField
from coproduction.nhsuk.forms import Form
from involvement.imports.reader import MOST_BYTES, TOO_BIG, read
from involvement.imports.refusals import FileRefused


class ImportForm(Form):
    """A file of adverts. It is read here, so that what is wrong is said at once, beside the field."""

    file = FileField(
        label=_("Spreadsheet of adverts"),
        noun=_("a spreadsheet"),
        hint=_("CSV UTF-8 or an Excel workbook (.xlsx), up to 10 MB"),
        accept=".csv,.xlsx",
        max_bytes=MOST_BYTES,
        errors={"too_big": TOO_BIG},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            read(file)
        except FileRefused as refusal:
            self.add_error("file", refusal.sentence)
        file.seek(0)
        return file
