from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from coproduction.nhsuk.fields.base import PlainText
from coproduction.nhsuk.pasted import tidy_pasted


class TextField(PlainText):
    """One line of text. `look={"width": 10}` for a short one."""

    def __init__(self, *, max_length=200, **kwargs):
        super().__init__(max_length=max_length, **kwargs)


class LongTextField(PlainText):
    """Several lines, with a count of characters left when `max_length` is given."""

    widget = forms.Textarea

    def __init__(self, *, max_length=None, rows=5, **kwargs):
        super().__init__(max_length=max_length, **kwargs)
        self.look = {"rows": rows, **self.look}


class PastedTextField(LongTextField):
    """Several lines that people often paste from Word: tidied to plain text, and told how long it is where too long."""

    def clean(self, value):
        return super().clean(tidy_pasted(value) if isinstance(value, str) else value)

    def validate(self, value):
        if self.max_length and len(value) > self.max_length:
            words = self.say("max_length_now", limit=(f"{self.max_length:,}", f"{len(value):,}"))
            raise ValidationError(words, code="max_length")
        super().validate(value)


class Checked(PlainText):
    """Text that one of Django's validators must accept, with our sentence when it does not."""

    check, code = None, ""

    def validate(self, value):
        super().validate(value)
        if value in self.empty_values:
            return
        try:
            type(self).check(value)
        except ValidationError as error:
            raise self.wrong(self.code) from error


class EmailField(Checked):
    """An e-mail address."""

    widget = forms.EmailInput
    check, code = EmailValidator(), "email"

    def __init__(self, *, max_length=254, autocomplete="email", **kwargs):
        super().__init__(max_length=max_length, autocomplete=autocomplete, spellcheck="false", **kwargs)


class WebAddressField(Checked):
    """A web address that starts with http or https."""

    check, code = URLValidator(schemes=["http", "https"]), "url"

    def __init__(self, *, max_length=500, **kwargs):
        super().__init__(max_length=max_length, inputmode="url", spellcheck="false", **kwargs)

    def to_python(self, value):
        value = super().to_python(value)
        return f"https://{value}" if value.startswith("www.") else value


class PhoneField(PlainText):
    """A telephone number as people write it; what it may hold is for the form to say."""

    widget = forms.TextInput

    def __init__(self, *, max_length=30, autocomplete="tel", **kwargs):
        super().__init__(max_length=max_length, autocomplete=autocomplete, **kwargs)
        self.widget.input_type = "tel"
        self.look = {"width": 20, **self.look}


class PasswordField(PlainText):
    """A password, with a button that shows what was typed. Never sent back to the page."""

    widget = forms.PasswordInput

    def __init__(self, *, autocomplete="current-password", max_length=4096, **kwargs):
        super().__init__(autocomplete=autocomplete, max_length=max_length, strip=False, **kwargs)
