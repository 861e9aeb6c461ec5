"""What follows a decision: an appeal, and the action plan of a condition."""

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form


class AppealForm(Form):
    reason = fields.LongTextField(
        label="Why should other members look at it again?",
        hint="For example, what you think was misread, or was not looked at",
        noun="why other members should look at it again",
        max_length=4000,
        rows=6,
    )


class PlanDoneForm(Form):
    words = fields.LongTextField(label="What did you do?", noun="what you did", max_length=4000, rows=6)
    file = fields.FileField(
        label="A file that shows it", hint="A PDF or a picture, up to 10 MB", required=False
    )


class PlanAnswerForm(Form):
    is_done = fields.YesNoField(label="Is the action plan done?", noun="yes if the action plan is done")
    words = fields.LongTextField(
        label="What do you want to say to them?",
        hint="Say what is missing if it is not done",
        noun="what is missing",
        max_length=4000,
        rows=4,
        required=False,
    )

    def clean(self):
        tidy = super().clean()
        if tidy.get("is_done") is False and not tidy.get("words"):
            self.add_error("words", "Enter what is missing")
        return tidy
