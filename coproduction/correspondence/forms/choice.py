from django.conf import settings
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.correspondence.enums import Channel, Frequency
from coproduction.nhsuk.fields import RadioField, YesNoField
from coproduction.nhsuk.forms import Form
from coproduction.nhsuk.sentences import lower_first

THE_USUAL = "usual"


class ChoiceForm(Form):
    """How to reach a person, from the `open_to` channels that can reach them."""

    channel = RadioField(
        label=_("How should we contact you?"),
        noun=_("how we should contact you"),
        choices=Channel.choices,
        hint=_("We keep every message here in the portal, whichever you choose."),
    )

    def __init__(self, *args, open_to, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [(each.value, each.label) for each in open_to]

    def clean_channel(self):
        return Channel(self.cleaned_data["channel"])


class LanguageForm(Form):
    """The language we write to a person in."""

    language = RadioField(
        label=_("Which language should we write to you in?"),
        noun=_("the language we should write to you in"),
        choices=settings.LANGUAGES,
        hint=_(
            "This is for our messages and letters. What other people write, such as an advert, stays "
            "as they wrote it."
        ),
    )


class QuietForm(Form):
    """Whether messages wait until morning."""

    texts = YesNoField(
        label=_("Should text messages wait until the morning?"),
        noun=_("yes if text messages should wait until the morning"),
    )
    emails = YesNoField(
        label=_("Should e-mails wait until the morning?"),
        noun=_("yes if e-mails should wait until the morning"),
    )


class GroupForm(Form):
    """How often, and by which of the `open_to` channels, messages of one group come."""

    frequency = RadioField(
        label=_("How often?"), noun=_("how often we should contact you about this"), choices=Frequency.choices
    )
    channel = RadioField(label=_("How should we send them?"), noun=_("how we should send them"), choices=[])

    def __init__(self, *args, open_to, usual, may_wait, **kwargs):
        super().__init__(*args, **kwargs)
        ways = [(each.value, each.label) for each in open_to if each != Channel.PORTAL]
        usual_words = gettext("The way I chose for all messages ({usual})").format(
            usual=lower_first(str(usual.label))
        )
        self.fields["channel"].choices = [(THE_USUAL, usual_words), *ways]
        if not may_wait:
            del self.fields["frequency"]

    def clean_channel(self):
        channel = self.cleaned_data["channel"]
        return "" if channel == THE_USUAL else Channel(channel)

    def clean(self):
        return {"frequency": Frequency.NOW, **(super().clean() or {})}
