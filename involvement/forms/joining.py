from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from involvement.rules.joining import JoiningFact

HINTS = {
    JoiningFact.PLATFORM: _("For example: Microsoft Teams. It works in a browser, with nothing to install"),
    JoiningFact.BY_PHONE: _("The number to ring and the code to give, and what the call costs"),
    JoiningFact.CAPTIONS: _("Whether there are live captions, and how people turn them on"),
    JoiningFact.HELP: _(
        "Who people ring if they cannot get in, from when, and whether they can try it out before"
    ),
}


class JoiningForm(Form):
    """What helps people to join online. `said()` is {JoiningFact: words}."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for fact in JoiningFact:
            self.fields[fact.value] = fields.LongTextField(
                label=gettext("{fact} (optional)").format(fact=fact.label),
                hint=HINTS[fact],
                max_length=500,
                rows=2,
                required=False,
            )
        self.fields["for_all"] = fields.ConfirmField(
            label=gettext("Say the same for every other session to come of this advert"), required=False
        )

    def said(self):
        return {fact: self.cleaned_data[fact.value] for fact in JoiningFact}
