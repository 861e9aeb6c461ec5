from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form


class EqualityForm(Form):
    """One EqualityQuestion as radios, with 'Prefer not to say' last."""

    def __init__(self, *args, question, **kwargs):
        self.title = question.title
        super().__init__(*args, **kwargs)
        self.fields["answer"] = fields.RadioField(
            label=question.words,
            noun=question.noun,
            hint=question.hint,
            choices=[(answer.code, answer.words) for answer in question.answers],
        )
