"""The questions of the access passport, one small page each; and why a need cannot be met."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.correspondence.enums import MessageFormat
from coproduction.correspondence.forms.choice import ChoiceForm
from coproduction.correspondence.rules import channels_open_to
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.enums import NeedArea, NeedKind, NotMetBecause

NOTHING = "nothing"


class FormatForm(Form):
    title = _("How you like to read or hear things")
    format = fields.RadioField(
        label=_("Which format is best for you?"),
        noun=_("the format that is best for you"),
        hint=_("Everything we send you comes like this."),
        choices=MessageFormat.choices,
    )

    @classmethod
    def told(cls, user, preference, needs, answered):
        return {"format": preference.format} if "format" in answered else {}

    def facts(self):
        return self.cleaned_data


class ContactForm(ChoiceForm):
    title = _("How we contact you")

    def __init__(self, *args, user, **kwargs):
        open_to = channels_open_to(email=user.email, phone=_number(user))
        super().__init__(*args, open_to=open_to, **kwargs)

    @classmethod
    def told(cls, user, preference, needs, answered):
        return {"channel": preference.channel} if "contact" in answered else {}

    def facts(self):
        return self.cleaned_data


class NeedsForm(Form):
    """The needs of one NeedArea as tick boxes. 'Nothing' is an answer, and is ticked alone."""

    area: NeedArea
    kinds = fields.CheckboxesField(
        label=_("What helps you?"), noun=_("what helps you"), hint=_("Choose all that help you.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [(kind.value, kind.label) for kind in NeedKind.of(self.area)]
        self.fields["kinds"].choices = [*offered, (NOTHING, gettext("I do not need any of these at present"))]

    @classmethod
    def told(cls, user, preference, needs, answered):
        mine = [need.kind for need in needs if need.get_area() == cls.area]
        return {"kinds": mine or [NOTHING]} if cls.area.value in answered else {}

    def clean_kinds(self):
        kinds = self.cleaned_data["kinds"]
        if NOTHING in kinds and len(kinds) > 1:
            raise forms.ValidationError(
                gettext("Select what helps you, or only ‘I do not need any of these at present’"),
                code="nothing",
            )
        return [NeedKind(kind) for kind in kinds if kind != NOTHING]

    def facts(self):
        return {"area": self.area, "kinds": self.cleaned_data["kinds"]}


class CommunicationForm(NeedsForm):
    title = _("Help with communication")
    area = NeedArea.COMMUNICATION


class PracticalForm(NeedsForm):
    title = _("Practical help")
    area = NeedArea.PRACTICAL


class DescribeForm(Form):
    words = fields.LongTextField(
        label=_("What should people know about this? (you can leave this empty)"),
        noun=_("what people should know"),
        hint=_("In your own words. For example, who to book, or what to avoid."),
        max_length=1000,
        rows=4,
        required=False,
    )
    shared = fields.YesNoField(
        label=_("Can we share this with the people who run your sessions?"),
        noun=_("whether we can share this"),
        hint=_("They see it only when you have a place, and only until the session is over."),
        yes=_("Yes, share it"),
        no=_("No, do not share it"),
        look={"inline": False},
    )


class CannotMeetForm(Form):
    because = fields.RadioField(
        label=_("Why can this not be met?"), noun=_("why this cannot be met"), choices=NotMetBecause.choices
    )
    words = fields.LongTextField(
        label=_("What should we tell the person?"),
        noun=_("what we should tell the person"),
        hint=_(
            "They read these words before the day. Say what you tried, and what you can offer in its place."
        ),
        max_length=1000,
        rows=4,
    )


STEPS = {
    "format": FormatForm,
    "contact": ContactForm,
    NeedArea.COMMUNICATION.value: CommunicationForm,
    NeedArea.PRACTICAL.value: PracticalForm,
}


def _number(user):
    preference = getattr(user, "preference", None)
    return preference.phone if preference else ""
