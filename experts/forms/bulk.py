from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.rules.bulk import odd_placeholders


class WriteForm(Form):
    """`many` is how many people it goes to where the writer must type that number, None where not."""

    subject = fields.TextField(label=_("Subject"), noun=_("a subject"), max_length=150)
    body = fields.LongTextField(
        label=_("Message"),
        noun=_("the message"),
        hint=_("Write {name} where each person’s name should stand."),
        max_length=5000,
        rows=10,
    )
    reason = fields.TextField(
        label=_("Why are you writing to these people?"),
        noun=_("why you are writing to these people"),
        hint=_("They do not see this. It is kept with the message."),
        max_length=300,
    )
    number = fields.TextField(
        label=_("How many people is this going to?"),
        noun=_("how many people this is going to"),
        hint=_("This goes to many people. Type the number that stands above, to say that you mean it."),
        max_length=10,
        inputmode="numeric",
    )

    def __init__(self, *args, many=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.many = many
        if many is None:
            del self.fields["number"]

    def clean_subject(self):
        return self._checked("subject")

    def clean_body(self):
        return self._checked("body")

    def clean_number(self):
        typed = self.cleaned_data["number"].replace(",", "").replace(" ", "")
        if typed != str(self.many):
            words = ngettext(
                "This goes to {count:,} person now. Type that number",
                "This goes to {count:,} people now. Type that number",
                self.many,
            )
            self.add_error("number", words.format(count=self.many))
        return typed

    def message(self):
        return {name: self.cleaned_data[name] for name in ("subject", "body", "reason")}

    def _checked(self, name):
        words = self.cleaned_data[name]
        if odd := odd_placeholders(words):
            wrong = gettext("Only {name} can stand in braces. Take out ‘{odd}’")
            self.add_error(name, wrong.replace("{odd}", odd[0]))
        return words


FORMATS = [("csv", _("CSV, for any spreadsheet")), ("xlsx", _("Excel (XLSX)"))]


class ExportForm(Form):
    columns = fields.CheckboxesField(
        label=_("What should be in the file?"),
        noun=_("what should be in the file"),
        hint=_("Only what you need."),
    )
    format = fields.RadioField(label=_("What kind of file?"), noun=_("what kind of file"), choices=FORMATS)
    reason = fields.TextField(
        label=_("Why do you need this file?"), noun=_("why you need this file"), max_length=300
    )

    def __init__(self, *args, columns, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["columns"].choices = columns
