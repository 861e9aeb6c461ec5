from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.forms.reasons import ReasonForm


class ExpressForm(Form):
    """What a person tells when they are interested. Nothing here is needed but the answer about help."""

    words = fields.LongTextField(
        label="Why does this interest you?",
        noun="why this interests you",
        hint="A sentence is enough. You can leave this empty.",
        max_length=2000,
        required=False,
    )
    access_needs = fields.LongTextField(
        label="What would help you to take part on the day?",
        noun="what would help you",
        hint="For example, step-free access, a hearing loop, large print or breaks. The people who run this will see it.",
        max_length=1000,
        rows=3,
        required=False,
    )
    wants_help = fields.YesNoField(
        label="Would you like to talk to someone before you decide?",
        noun="whether you would like to talk to someone",
        yes="Yes, please contact me",
        no="No, thank you",
    )


class NotChosenForm(ReasonForm):
    reasons = {
        "more_than_places": (
            "More people were interested than there are places",
            "More people were interested than there are places.",
        ),
        "others_had_fewer": (
            "We chose people who have had fewer chances lately",
            "We chose people who have had fewer chances to take part lately.",
        ),
        "experience_asked": (
            "The advert asks for a different kind of experience",
            "We were looking for a different kind of experience this time. The advert says which.",
        ),
    }
