"""Three questions after a panel, and room for words: the same answers are kept from both sides."""

from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from involvement.enums import DebriefSide, Heard


def _question(label, noun):
    return fields.RadioField(label=label, noun=noun, choices=Heard.choices, look={"inline": True})


def _words():
    return fields.LongTextField(
        label=_("Is there anything else you would like to say?"),
        noun=_("what else you would like to say"),
        hint=_("You can leave this empty. Please do not name candidates."),
        max_length=1000,
        rows=3,
        required=False,
    )


class ExpertDebriefForm(Form):
    heard = _question(_("Was your view heard as equal?"), _("whether your view was heard as equal"))
    prepared = _question(_("Did you have what you needed to prepare?"), _("whether you had what you needed"))
    again = _question(_("Would you sit on a panel again?"), _("whether you would sit on a panel again"))
    words = _words()


class ChairDebriefForm(Form):
    heard = _question(
        _("Was the expert’s view heard as equal?"), _("whether the expert’s view was heard as equal")
    )
    prepared = _question(
        _("Did you have time to prepare together?"), _("whether you had time to prepare together")
    )
    again = _question(
        _("Would you want an expert on your next panel?"),
        _("whether you would want an expert on your next panel"),
    )
    words = _words()


FORMS = {DebriefSide.EXPERT: ExpertDebriefForm, DebriefSide.CHAIR: ChairDebriefForm}
