from coproduction.correspondence.enums import Channel
from coproduction.nhsuk.fields import RadioField
from coproduction.nhsuk.forms import Form


class ChoiceForm(Form):
    channel = RadioField(
        label="How should we contact you?",
        noun="how we should contact you",
        choices=Channel.choices,
        hint="We keep every message here in the portal, whichever you choose.",
    )
