"""What a reviewer asks, and what is said in answer."""

from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form

LONG = 2000
ABOUT_ALL = [("", _("The whole of it"))]


class QuestionForm(Form):
    about = fields.SelectField(label=_("What is it about?"), choices=ABOUT_ALL, required=False)
    words = fields.LongTextField(
        label=_("Your question"),
        hint=_(
            "Those who sent the work read this, and so do the other reviewers and the chair. "
            "Those who sent it are not told your name."
        ),
        noun=_("your question"),
        max_length=LONG,
        rows=5,
    )

    def __init__(self, *args, criteria, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = {str(criterion.number): criterion for criterion in criteria}
        self.fields["about"].choices = ABOUT_ALL + [
            (number, str(criterion)) for number, criterion in self.criteria.items()
        ]

    @property
    def criterion(self):
        return self.criteria.get(self.cleaned_data["about"])


class AnswerForm(Form):
    """What a writer answers."""

    words = fields.LongTextField(
        label=_("Your answer"),
        hint=_("The reviewers and the chair of the panel read this with your submission"),
        noun=_("your answer"),
        max_length=LONG,
        rows=6,
    )


class MoreForm(Form):
    """What the reviewer who asked says to an answer."""

    words = fields.LongTextField(
        label=_("Ask more about this"),
        hint=_("Those who sent the work are told, without your name"),
        noun=_("what you want to ask"),
        max_length=LONG,
        rows=4,
    )
