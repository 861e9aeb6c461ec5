from django import forms
from django.utils.translation import gettext

from coproduction.nhsuk.fields.base import Speaking
from coproduction.nhsuk.sentences import CHOOSE

MEGABYTE = 1024 * 1024


class FileField(Speaking, forms.FileField):
    """One uploaded file.

    accept:    what the file chooser offers: ".jpg,.pdf"; what really arrives is for coproduction.documents to judge
    max_bytes: the largest size taken
    kept:      set on a form's field when a file from an earlier try is held: its name is shown, none need be chosen,
               and it is the cleaned value when none is
    """

    widget = forms.FileInput
    verb = CHOOSE
    stock_codes = {"required": "required", "invalid": "file", "missing": "file", "empty": "empty"}
    kept = ""

    def __init__(self, *, accept="", max_bytes=10 * MEGABYTE, max_length=255, **kwargs):
        super().__init__(**kwargs)
        self.max_bytes, self.longest_name = max_bytes, max_length
        if accept:
            self.widget.attrs["accept"] = accept

    def to_python(self, data):
        file = super().to_python(data)
        if file is None:
            return None
        if len(file.name) > self.longest_name:
            raise self.wrong("file_name", limit=self.longest_name)
        if file.size > self.max_bytes:
            raise self.wrong("too_big", limit=gettext("{size} MB").format(size=self.max_bytes // MEGABYTE))
        return file

    def clean(self, data, initial=None):
        return super().clean(data, initial or self.kept or None)
