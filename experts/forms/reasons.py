from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form

OTHER = "other"


class ReasonForm(Form):
    """A reason the person will read: one that is offered, or one in the writer's own words.

    `reasons` of a form is {key: (what the writer chooses, what the person reads)}.
    """

    reasons: dict[str, tuple[Words, Words]] = {}

    choice = fields.RadioField(label=_("What is the reason?"), noun=_("the reason"))
    words = fields.LongTextField(
        label=_("The reason, in your own words"),
        noun=_("the reason"),
        hint=_("Fill this in if you chose ‘Another reason’. The person will read it."),
        max_length=1000,
        rows=4,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choice = self.fields["choice"]
        choice.choices = [
            *((key, label) for key, (label, _) in self.reasons.items()),
            (OTHER, gettext("Another reason")),
        ]
        choice.look = {
            "choice_hints": {
                key: gettext("They will read: {read}").format(read=read)
                for key, (_, read) in self.reasons.items()
            }
        }

    def clean(self):
        tidy = super().clean()
        if tidy.get("choice") == OTHER and "words" not in self.errors and not tidy.get("words"):
            self.add_error("words", forms.ValidationError(gettext("Enter the reason"), code="required"))
        return tidy

    @property
    def reason(self):
        """The whole sentence the person will read: one that is offered is said in the language of when it is put to them."""
        chosen = self.cleaned_data["choice"]
        return self.cleaned_data["words"] if chosen == OTHER else self.reasons[chosen][1]


class NotAcceptForm(ReasonForm):
    reasons = {
        "not_ours": (
            _("They have not used our services or cared for someone who has"),
            _("Our network is for people who have used our services, and for their carers."),
        ),
        "not_reached": (_("We could not reach them"), _("We tried to contact you and could not reach you.")),
    }
