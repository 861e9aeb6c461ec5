from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.rules.bulk import odd_placeholders

ONLY_NAME = "Only {name} can stand in braces. Take out "


class WriteForm(Form):
    """`many` is how many people it goes to where the writer must type that number, None where not."""

    subject = fields.TextField(label="Subject", noun="a subject", max_length=150)
    body = fields.LongTextField(
        label="Message",
        noun="the message",
        hint="Write {name} where each person’s name should stand.",
        max_length=5000,
        rows=10,
    )
    reason = fields.TextField(
        label="Why are you writing to these people?",
        noun="why you are writing to these people",
        hint="They do not see this. It is kept with the message.",
        max_length=300,
    )
    number = fields.TextField(
        label="How many people is this going to?",
        noun="how many people this is going to",
        hint="This goes to many people. Type the number that stands above, to say that you mean it.",
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
            self.add_error("number", f"This goes to {self.many:,} people now. Type that number")
        return typed

    def message(self):
        return {name: self.cleaned_data[name] for name in ("subject", "body", "reason")}

    def _checked(self, name):
        words = self.cleaned_data[name]
        if odd := odd_placeholders(words):
            self.add_error(name, f"{ONLY_NAME}‘{odd[0]}’")
        return words


FORMATS = [("csv", "CSV, for any spreadsheet"), ("xlsx", "Excel (XLSX)")]


class ExportForm(Form):
    columns = fields.CheckboxesField(
        label="What should be in the file?", noun="what should be in the file", hint="Only what you need."
    )
    format = fields.RadioField(label="What kind of file?", noun="what kind of file", choices=FORMATS)
    reason = fields.TextField(
        label="Why do you need this file?", noun="why you need this file", max_length=300
    )

    def __init__(self, *args, columns, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["columns"].choices = columns
