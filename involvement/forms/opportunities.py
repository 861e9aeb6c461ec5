"""The smaller forms about an advert: begin, put right, send back, cancel."""

from coproduction.nhsuk.fields import EmailField, LongTextField, SelectField
from coproduction.nhsuk.forms import Form
from involvement.enums import OpportunityKind
from involvement.forms.sections import LONG, SHORT, OneLineField
from involvement.rules.sections import WORDS_ONLY


class StartForm(Form):
    title = OneLineField(label="Title", hint="What it is, in a few words", max_length=120)
    kind = SelectField(label="Kind of opportunity", choices=[("", "Select one"), *OpportunityKind.choices])


class CorrectForm(Form):
    """The words of a public advert that may still be put right."""

    def __init__(self, *args, opportunity, **kwargs):
        super().__init__(*args, initial={name: getattr(opportunity, name) for name in WORDS_ONLY}, **kwargs)

    title = OneLineField(label="Title", max_length=120)
    summary = LongTextField(label="What this is, and why it matters", max_length=SHORT)
    what_you_will_do = LongTextField(label="What people will do", max_length=LONG)
    who_we_need = LongTextField(label="Who you are looking for", max_length=SHORT, required=False)
    joining = LongTextField(label="How to join online", max_length=SHORT, required=False)
    access = LongTextField(label="Access", max_length=SHORT, required=False)
    support = LongTextField(label="Support people will have", max_length=SHORT)
    contact_email = EmailField(label="Email address people can write to", autocomplete="")


class SendBackForm(Form):
    words = LongTextField(
        label="What should the host change?", noun="what the host should change", max_length=LONG
    )


class CancelForm(Form):
    reason = LongTextField(
        label="Why are you cancelling?",
        noun="why you are cancelling",
        hint="Everyone who is interested or has a place will read this",
        max_length=SHORT,
    )
