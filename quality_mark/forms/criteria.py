"""The criteria as the chair changes them, and how many policies the trust has."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.enums import RUNG_WORDS, Rung
from quality_mark.enums import Mark
from quality_mark.forms.writing import LADDER, OneLineField
from quality_mark.rules.criteria import OF_CRITERION, SETTINGS


def mean(label):
    return fields.DecimalField(
        label=label,
        hint=_("From 0 to 4, for example 3.0"),
        places=1,
        min_value=Decimal(0),
        max_value=Decimal(4),
    )


def rung(label):
    return fields.RadioField(
        label=label, hint=LADDER, choices=Rung.choices, look={"choice_hints": RUNG_WORDS}
    )


def number(label, least, most, hint=""):
    return fields.WholeNumberField(label=label, hint=hint, min_value=least, max_value=most)


class CriteriaSettingsForm(Form):
    award_mean = mean(_("Mean score for the mark"))
    award_rung = rung(_("Lowest rung for the mark"))
    conditional_mean = mean(_("Mean score for working towards the mark"))
    conditional_rung = rung(_("Lowest rung for working towards the mark"))
    evidence_from = number(_("Score from which evidence is needed"), 0, 4)
    difference_shown = number(
        _("Difference between experts and staff that the meeting talks about"),
        1,
        4,
        hint=_("In points of the score"),
    )
    quorum_experts = number(_("Experts by experience needed to decide"), 1, 20)
    quorum_staff = number(_("Members of staff needed to decide"), 1, 20)
    valid_months = number(_("Months that a mark counts"), 1, 120)
    paper_days = number(_("Working days before the meeting that reviewers have the papers"), 0, 30)
    bars_directorate = fields.YesNoField(
        label=_("Are staff of the same directorate barred from reviewing its work?"),
        noun=_("if they are barred"),
    )

    def __init__(self, *args, draft, **kwargs):
        super().__init__(*args, initial={name: getattr(draft, name) for name in SETTINGS}, **kwargs)


class CriterionForm(Form):
    name = OneLineField(label=_("Name"), hint=_("One or two words, for example ‘Purpose’"), max_length=60)
    question = OneLineField(label=_("Question that the panel asks"), noun=_("the question"), max_length=200)
    drawn_from = OneLineField(
        label=_("Where it is drawn from"),
        noun=_("where it is drawn from"),
        hint=_("For example, 4Pi Purpose"),
        max_length=120,
    )
    least_for_award = fields.RadioField(
        label=_("Least score for the mark"),
        choices=[(str(mark.value), mark.label) for mark in Mark],
    )

    def __init__(self, *args, criterion=None, **kwargs):
        saved = (
            {name: getattr(criterion, name) for name in OF_CRITERION} if criterion else {"least_for_award": 2}
        )
        super().__init__(*args, initial={**saved, "least_for_award": str(saved["least_for_award"])}, **kwargs)

    @property
    def values(self):
        return {**self.cleaned_data, "least_for_award": int(self.cleaned_data["least_for_award"])}


class PoliciesForm(Form):
    """How many policies each directorate has; empty where nobody has counted them. `counts` maps Directorates to numbers."""

    def __init__(self, *args, counts, **kwargs):
        super().__init__(*args, **kwargs)
        self.directorates = {f"directorate_{each.pk}": each for each in counts}
        for name, directorate in self.directorates.items():
            self.fields[name] = fields.WholeNumberField(
                label=str(directorate), required=False, max_value=100_000, initial=counts[directorate]
            )

    @property
    def counts(self):
        return {directorate: self.cleaned_data[name] for name, directorate in self.directorates.items()}
