from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form


class KeepForm(Form):
    """Which of two accounts stays: its choices are the two people."""

    title = "Are these the same person?"
    keep = fields.RadioField(label="Which account should stay?", noun="which account should stay")

    def __init__(self, *args, accounts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = [(str(each.pk), words) for each, words in accounts]


class MergeForm(Form):
    """Nothing is asked: it holds what stood in the way when the button was pressed."""

    title = "Put two accounts together"
