"""Three questions after taking part, and room for words. Experts may leave their name out."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from involvement.impact_enums import Answer, BarrierKind, FeedbackSide

LONG = 2000
WITH_NAME, WITHOUT = "with", "without"


def _question(label, noun):
    return fields.RadioField(label=label, noun=noun, choices=Answer.choices)


def _words():
    return fields.LongTextField(
        label=_("Is there anything else you would like to say?"),
        noun=_("what else you would like to say"),
        hint=_("You can leave this empty. Please do not name other people."),
        max_length=LONG,
        rows=4,
        required=False,
    )


def _barrier():
    return fields.SelectField(
        label=_("Did something get in the way?"),
        noun=_("what got in the way"),
        hint=_("You can leave this empty"),
        choices=[("", _("Nothing, or I would rather not say")), *BarrierKind.choices],
        required=False,
    )


def _barrier_words():
    return fields.LongTextField(
        label=_("What got in the way?"),
        noun=_("what got in the way"),
        hint=_("You can leave this empty"),
        max_length=LONG,
        rows=3,
        required=False,
    )


class FeedbackForm(Form):
    """What both sides share. Words about what got in the way need its kind, or it could not be counted."""

    def clean(self):
        said = super().clean()
        if said.get("barrier_words") and not said.get("barrier"):
            self.add_error("barrier", gettext("Select what kind of thing got in the way"))
        return said


class ExpertFeedbackForm(FeedbackForm):
    listened = _question(_("Were you listened to?"), _("whether you were listened to"))
    prepared = _question(
        _("Was it well prepared, and could you take part fully?"), _("whether it was well prepared")
    )
    again = _question(_("Would you do it again?"), _("whether you would do it again"))
    words = _words()
    barrier = _barrier()
    barrier_words = _barrier_words()
    name = fields.RadioField(
        label=_("May we keep your name with your answers?"),
        noun=_("whether we may keep your name"),
        choices=[(WITH_NAME, _("Yes, keep my name")), (WITHOUT, _("No, leave my name out"))],
        look={
            "choice_hints": {
                WITHOUT: _("Nobody can find out which answers are yours, and you cannot change them")
            }
        },
    )

    def said(self):
        """Return what the service takes."""
        said = dict(self.cleaned_data)
        return {**said, "without_name": said.pop("name") == WITHOUT}


class StaffFeedbackForm(FeedbackForm):
    listened = _question(_("Did people shape what you decided?"), _("whether people shaped what you decided"))
    prepared = _question(
        _("Did you have the time and help to prepare it well?"), _("whether you had time to prepare")
    )
    again = _question(_("Would you work this way again?"), _("whether you would work this way again"))
    words = _words()
    barrier = _barrier()
    barrier_words = _barrier_words()

    def said(self):
        return {**self.cleaned_data, "without_name": False}


FORMS = {FeedbackSide.EXPERT: ExpertFeedbackForm, FeedbackSide.STAFF: StaffFeedbackForm}
