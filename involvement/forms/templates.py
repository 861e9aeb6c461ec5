"""The words that new adverts of a kind begin with."""

from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk.fields import PastedTextField
from coproduction.nhsuk.forms import Form
from involvement.forms.sections import LONG, SHORT


class TemplateForm(Form):
    summary = PastedTextField(label=_("What this is, and why it matters"), max_length=SHORT, required=False)
    what_you_will_do = PastedTextField(label=_("What people will do"), max_length=LONG, required=False)
    who_we_need = PastedTextField(label=_("Who you are looking for"), max_length=SHORT, required=False)
    selection = PastedTextField(label=_("How you will choose people"), max_length=SHORT, required=False)
    support = PastedTextField(label=_("Support people will have"), max_length=SHORT, required=False)
