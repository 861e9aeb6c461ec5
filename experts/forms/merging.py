from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form


class KeepForm(Form):
    """Which of two accounts stays: its choices are the two people."""

    title = _("Are these the same person?")
    keep = fields.RadioField(label=_("Which account should stay?"), noun=_("which account should stay"))

    def __init__(self, *args, accounts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = [(str(each.pk), words) for each, words in accounts]


class MergeForm(Form):
    """Nothing is asked: it holds what stood in the way when the button was pressed."""

    title = _("Put two accounts together")
