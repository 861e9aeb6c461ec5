"""What an advert asks and chooses by, whether a person meets it, and why a place is offered or waited for."""

from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import in_english
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.forms.reasons import ReasonForm
from involvement.forms.sections import OneLineField, one_line
from involvement.models import Mark
from involvement.rules.choosing import MOST_CRITERIA

LONGEST_CRITERION = 150


class QuestionForm(Form):
    words = OneLineField(
        label=_("Your question"),
        hint=_(
            "Ask one thing, in words that a child of 11 can read. For example, ‘What helps you on a bad day?’"
        ),
        max_length=200,
    )
    hint = OneLineField(
        label=_("Help with the answer"),
        noun=_("help with the answer"),
        hint=_("For example, ‘A sentence is enough’. You can leave this empty."),
        max_length=200,
        required=False,
    )
    needed = fields.YesNoField(
        label=_("Must people answer it?"),
        noun=_("whether people must answer it"),
        yes=_("Yes"),
        no=_("No, they can leave it empty"),
    )


class CriteriaForm(Form):
    """One textarea, a criterion a line: `criteria` are the lines."""

    words = fields.LongTextField(
        label=_("What you will look for"),
        noun=_("what you will look for"),
        hint=format_lazy(
            _("One thing on each line, at most {most}. For example, ‘Has called our crisis line’."),
            most=MOST_CRITERIA,
        ),
        rows=8,
        required=False,
    )

    def clean(self):
        tidy = super().clean()
        lines = [line for line in map(one_line, tidy.get("words", "").splitlines()) if line]
        long = next((line for line in lines if len(line) > LONGEST_CRITERION), "")
        if len(lines) > MOST_CRITERIA:
            self.add_error(
                "words",
                gettext("Name at most {most} things. You have {number}.").format(
                    most=MOST_CRITERIA, number=len(lines)
                ),
            )
        elif long:
            self.add_error(
                "words",
                gettext("Make this line {most} characters or fewer: ‘{line}…’").format(
                    most=LONGEST_CRITERION, line=long[:60]
                ),
            )
        self.criteria = list(dict.fromkeys(lines))
        return tidy


class MarksForm(Form):
    """For each criterion, whether a person meets it, and why. `marks` is [(Criterion, Mark, words)]."""

    def __init__(self, *args, criteria, marks, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            held = marks.get(criterion.pk)
            self.fields[f"mark_{criterion.pk}"] = fields.RadioField(
                label=criterion.words,
                noun=gettext("whether this is met: {criterion}").format(criterion=criterion.words),
                choices=Mark.choices,
                required=False,
                initial=held.mark if held else None,
            )
            self.fields[f"words_{criterion.pk}"] = fields.LongTextField(
                label=gettext("Why, about ‘{criterion}’").format(criterion=criterion.words),
                noun=gettext("why"),
                hint=gettext("You can leave this empty. The person can ask to read it."),
                max_length=500,
                rows=2,
                required=False,
                initial=held.words if held else "",
            )

    @property
    def marks(self):
        tidy = self.cleaned_data
        return [
            (each, tidy[f"mark_{each.pk}"], tidy[f"words_{each.pk}"])
            for each in self.criteria
            if tidy[f"mark_{each.pk}"]
        ]


class OfferForm(ReasonForm):
    """Why a person is offered a place: kept with the decision, and not sent to them."""

    reasons = {
        "meets_all": (
            _("They meet what the advert looks for best"),
            _("They meet what the advert looks for best."),
        ),
        "fewer_chances": (
            _("They have had fewer chances lately"),
            _("They fit, and have had fewer chances to take part lately."),
        ),
        "not_heard": (
            _("They bring experience the group does not have yet"),
            _("They bring experience that the group does not have yet."),
        ),
        "open_to_all": (
            _("There is a place for everyone who fits"),
            _("There is a place for everyone who fits."),
        ),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["choice"].label = gettext("Why are you choosing them?")
        self.fields["choice"].look = {}
        self.fields["words"].help_text = gettext(
            "Fill this in if you chose ‘Another reason’. It is kept and not sent."
        )


def reason_of(form):
    """Return the reason a ReasonForm gives, kept in English: whoever reads it reads it in their own language."""
    with in_english():
        return str(form.reason)


class WaitForm(ReasonForm):
    reasons = {
        "full": (
            _("Every place is taken or offered"),
            _("Every place is taken or offered now. A place may become free."),
        ),
        "others_first": (
            _("Others fit a little better"),
            _("You fit this well, and others fit a little better. A place may become free."),
        ),
    }
