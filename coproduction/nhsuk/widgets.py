from django import forms

PARTS = ["day", "month", "year"]


class SplitDateInput(forms.MultiWidget):
    """Three boxes: name_day, name_month, name_year. `autocomplete="bday"` for a date of birth."""

    def __init__(self, attrs=None, autocomplete=""):
        super().__init__(dict.fromkeys(PARTS, forms.TextInput), attrs)
        self.autocomplete = autocomplete

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else ["", "", ""]
