"""What follows a decision: an appeal, and the action plan of a condition."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form


class AppealForm(Form):
    reason = fields.LongTextField(
        label=_("Why should other members look at it again?"),
        hint=_("For example, what you think was misread, or was not looked at"),
        noun=_("why other members should look at it again"),
        max_length=4000,
        rows=6,
    )


class PlanDoneForm(Form):
    words = fields.LongTextField(label=_("What did you do?"), noun=_("what you did"), max_length=4000, rows=6)
    file = fields.FileField(
        label=_("A file that shows it"), hint=_("A PDF or a picture, up to 10 MB"), required=False
    )


class PlanAnswerForm(Form):
    is_done = fields.YesNoField(label=_("Is the action plan done?"), noun=_("yes if the action plan is done"))
    words = fields.LongTextField(
        label=_("What do you want to say to them?"),
        hint=_("Say what is missing if it is not done"),
        noun=_("what is missing"),
        max_length=4000,
        rows=4,
        required=False,
    )

    def clean(self):
        tidy = super().clean()
        if tidy.get("is_done") is False and not tidy.get("words"):
            self.add_error("words", gettext("Enter what is missing"))
        return tidy
