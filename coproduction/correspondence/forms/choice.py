from coproduction.correspondence.enums import Channel
from coproduction.nhsuk.fields import RadioField
from coproduction.nhsuk.forms import Form


class ChoiceForm(Form):
    """How to reach a person, from the `open_to` channels that can reach them."""

    channel = RadioField(
        label="How should we contact you?",
        noun="how we should contact you",
        choices=Channel.choices,
        hint="We keep every message here in the portal, whichever you choose.",
    )

    def __init__(self, *args, open_to, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [(each.value, each.label) for each in open_to]

    def clean_channel(self):
        return Channel(self.cleaned_data["channel"])
