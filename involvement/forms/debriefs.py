"""Three questions after a panel, and room for words: the same answers are kept from both sides."""

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from involvement.enums import DebriefSide, Heard


def _question(label, noun):
    return fields.RadioField(label=label, noun=noun, choices=Heard.choices, look={"inline": True})


def _words():
    return fields.LongTextField(
        label="Is there anything else you would like to say?",
        noun="what else you would like to say",
        hint="You can leave this empty. Please do not name candidates.",
        max_length=1000,
        rows=3,
        required=False,
    )


class ExpertDebriefForm(Form):
    heard = _question("Was your view heard as equal?", "whether your view was heard as equal")
    prepared = _question("Did you have what you needed to prepare?", "whether you had what you needed")
    again = _question("Would you sit on a panel again?", "whether you would sit on a panel again")
    words = _words()


class ChairDebriefForm(Form):
    heard = _question("Was the expert’s view heard as equal?", "whether the expert’s view was heard as equal")
    prepared = _question("Did you have time to prepare together?", "whether you had time to prepare together")
    again = _question(
        "Would you want an expert on your next panel?", "whether you would want an expert on your next panel"
    )
    words = _words()


FORMS = {DebriefSide.EXPERT: ExpertDebriefForm, DebriefSide.CHAIR: ChairDebriefForm}
