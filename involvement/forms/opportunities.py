"""The smaller forms about an advert: begin, put right, send back, cancel."""

from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk.fields import EmailField, PastedTextField, RadioField, SelectField, WebAddressField
from coproduction.nhsuk.forms import Form
from involvement.enums import OpportunityKind
from involvement.forms.sections import LONG, SHORT, OneLineField
from involvement.rules.kinds import has
from involvement.rules.sections import WORDS_ONLY


class StartForm(Form):
    title = OneLineField(label=_("Title"), hint=_("What it is, in a few words"), max_length=120)
    kind = SelectField(
        label=_("Kind of opportunity"), choices=[("", _("Select one")), *OpportunityKind.choices]
    )
    begin = RadioField(
        label=_("What would you like to begin with?"),
        choices=[
            ("empty", _("An empty advert")),
            ("words", _("Words that often fit this kind, for you to change")),
        ],
        initial="empty",
        required=False,
    )


class CorrectForm(Form):
    """The words of a public advert that may still be put right."""

    def __init__(self, *args, opportunity, **kwargs):
        super().__init__(*args, initial={name: getattr(opportunity, name) for name in WORDS_ONLY}, **kwargs)
        for name in WORDS_ONLY:
            if not has(opportunity.kind, name):
                del self.fields[name]

    title = OneLineField(label=_("Title"), max_length=120)
    summary = PastedTextField(label=_("What this is, and why it matters"), max_length=SHORT)
    what_you_will_do = PastedTextField(label=_("What people will do"), max_length=LONG)
    who_we_need = PastedTextField(label=_("Who you are looking for"), max_length=SHORT, required=False)
    documents = PastedTextField(label=_("What there is to read"), max_length=SHORT, rows=3)
    ethics_reference = OneLineField(label=_("Ethics approval reference"), max_length=100, required=False)
    joining = PastedTextField(label=_("How to join online"), max_length=SHORT, required=False)
    access = PastedTextField(label=_("Access"), max_length=SHORT, required=False)
    apply_link = WebAddressField(label=_("Address of the job advert"), required=False)
    salary = OneLineField(label=_("What the job pays"), max_length=200)
    support = PastedTextField(label=_("Support people will have"), max_length=SHORT)
    contact_email = EmailField(label=_("Email address people can write to"), autocomplete="")


class SendBackForm(Form):
    words = PastedTextField(
        label=_("What should the host change?"), noun=_("what the host should change"), max_length=LONG
    )


class CancelForm(Form):
    reason = PastedTextField(
        label=_("Why are you cancelling?"),
        noun=_("why you are cancelling"),
        hint=_("Everyone who is interested or has a place will read this"),
        max_length=SHORT,
    )
