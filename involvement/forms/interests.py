from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.forms.reasons import ReasonForm


class ExpressForm(Form):
    """What a person tells when they are interested, and answers to what the advert asks.

    Nothing is needed but the answer about help, and the questions that say so.
    """

    words = fields.LongTextField(
        label=_("Why does this interest you?"),
        noun=_("why this interests you"),
        hint=_("A sentence is enough. You can leave this empty."),
        max_length=2000,
        required=False,
    )
    access_needs = fields.LongTextField(
        label=_("What would help you to take part on the day?"),
        noun=_("what would help you"),
        hint=_(
            "For example, step-free access, a hearing loop, large print or breaks. The people who "
            "run this will see it."
        ),
        max_length=1000,
        rows=3,
        required=False,
    )
    wants_help = fields.YesNoField(
        label=_("Would you like to talk to someone before you decide?"),
        noun=_("whether you would like to talk to someone"),
        yes=_("Yes, please contact me"),
        no=_("No, thank you"),
    )

    def __init__(self, *args, questions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = {f"question_{each.pk}": each for each in questions}
        for name, question in self.questions.items():
            self.fields[name] = fields.LongTextField(
                label=question.words,
                noun=gettext("your answer"),
                hint=question.hint or ("" if question.needed else gettext("You can leave this empty.")),
                max_length=2000,
                required=question.needed,
                errors={
                    "required": gettext("Answer the question: {question}").format(question=question.words)
                },
            )
        own = [name for name in self.fields if name not in self.questions]
        self.order_fields([own[0], *self.questions, *own[1:]])

    @property
    def said(self):
        """What `services.interests.express` takes."""
        tidy = self.cleaned_data
        answers = {question.pk: tidy[name] for name, question in self.questions.items()}
        return {**{name: tidy[name] for name in ExpressForm.base_fields}, "answers": answers}

    @property
    def answered(self):
        """[(name of the field, Question, what was typed)] for the page on which it is checked."""
        return [(name, question, self.cleaned_data[name]) for name, question in self.questions.items()]


class NotChosenForm(ReasonForm):
    reasons = {
        "more_than_places": (
            _("More people were interested than there are places"),
            _("More people were interested than there are places."),
        ),
        "others_had_fewer": (
            _("We chose people who have had fewer chances lately"),
            _("We chose people who have had fewer chances to take part lately."),
        ),
        "experience_asked": (
            _("The advert asks for a different kind of experience"),
            _("We were looking for a different kind of experience this time. The advert says which."),
        ),
    }
