"""The equality questions and their answers: reference data, the same for every trust.

Wording follows GOV.UK's pattern for equality information. Each answer maps to the parent code of the Government
Statistical Service's harmonised standards (for ethnic group those of Census 2021): figures are made of parents alone.
"""

from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import Words


@dataclass(frozen=True)
class Answer:
    """`code` is what is kept; `parent` and `parent_words` are what is reported."""

    code: str
    words: Words
    parent: str
    parent_words: Words


@dataclass(frozen=True)
class EqualityQuestion:
    """`key` names the field of the record; `noun` completes 'Select ...'."""

    key: str
    title: Words
    words: Words
    noun: Words
    answers: tuple[Answer, ...]
    hint: Words = ""

    @property
    def codes(self):
        return [answer.code for answer in self.answers]

    def parent_of(self, code):
        """Return the parent code of an answer; NOT_ANSWERED where there is none."""
        return next((answer.parent for answer in self.answers if answer.code == code), NOT_ANSWERED)

    @property
    def parents(self):
        """Return {parent code: words} of everything a report of this question counts, in order."""
        return {
            **{each.parent: each.parent_words for each in self.answers},
            NOT_ANSWERED: gettext("Not answered"),
        }


PREFER_NOT = "prefer_not"
NOT_ANSWERED = "not_answered"
SAYS_NOTHING = Answer(PREFER_NOT, _("Prefer not to say"), PREFER_NOT, _("Prefer not to say"))


def _alone(*pairs):
    return tuple(Answer(code, words, code, words) for code, words in pairs)


def _under(parent, parent_words, *pairs):
    return tuple(Answer(code, words, parent, parent_words) for code, words in pairs)


def _question(key, title, words, noun, *answers, hint=""):
    return EqualityQuestion(key, title, words, noun, (*chain(*answers), SAYS_NOTHING), hint)


QUESTIONS = (
    _question(
        "age_band", _("Your age"), _("How old are you?"), _("how old you are"),
        _alone(
            ("under_18", _("Under 18")), ("18_24", _("18 to 24")), ("25_34", _("25 to 34")), ("35_44", _("35 to 44")),
            ("45_54", _("45 to 54")), ("55_64", _("55 to 64")), ("65_74", _("65 to 74")), ("75_over", _("75 and over")),
        ),
    ),
    _question(
        "ethnic_group", _("Your ethnic group"), _("What is your ethnic group?"), _("your ethnic group"),
        _under(
            "white", _("White"),
            ("white_british", _("White: English, Welsh, Scottish, Northern Irish or British")),
            ("white_irish", _("White: Irish")), ("gypsy_traveller", _("White: Gypsy or Irish Traveller")),
            ("roma", _("White: Roma")), ("white_other", _("Any other White background")),
        ),
        _under(
            "mixed", _("Mixed or multiple ethnic groups"),
            ("white_black_caribbean", _("Mixed: White and Black Caribbean")),
            ("white_black_african", _("Mixed: White and Black African")), ("white_asian", _("Mixed: White and Asian")),
            ("mixed_other", _("Any other Mixed or multiple ethnic background")),
        ),
        _under(
            "asian", _("Asian or Asian British"),
            ("indian", _("Asian: Indian")), ("pakistani", _("Asian: Pakistani")), ("bangladeshi", _("Asian: Bangladeshi")),
            ("chinese", _("Asian: Chinese")), ("asian_other", _("Any other Asian background")),
        ),
        _under(
            "black", _("Black, Black British, Caribbean or African"),
            ("african", _("Black: African")), ("caribbean", _("Black: Caribbean")),
            ("black_other", _("Any other Black, Black British or Caribbean background")),
        ),
        _under("other", _("Other ethnic group"), ("arab", _("Arab")), ("any_other", _("Any other ethnic group"))),
    ),
    _question(
        "disability", _("Disability"),
        _("Do you have a physical or mental health condition or illness lasting, or expected to last, 12 months or more?"),
        _("whether you have a condition lasting 12 months or more"),
        _under(
            "disabled", _("Disabled (daily activity reduced a little or a lot)"),
            ("reduced_a_lot", _("Yes, and it reduces my daily activity a lot")),
            ("reduced_a_little", _("Yes, and it reduces my daily activity a little")),
        ),
        _under(
            "not_disabled", _("Not disabled"),
            ("not_reduced", _("Yes, but it does not reduce my daily activity at all")), ("no_condition", _("No")),
        ),
    ),
    _question(
        "religion", _("Religion"), _("What is your religion?"), _("your religion"),
        _alone(
            ("no_religion", _("No religion")), ("christian", _("Christian")), ("buddhist", _("Buddhist")), ("hindu", _("Hindu")),
            ("jewish", _("Jewish")), ("muslim", _("Muslim")), ("sikh", _("Sikh")), ("other_religion", _("Any other religion")),
        ),
    ),
    _question("sex", _("Sex"), _("What is your sex?"), _("your sex"), _alone(("female", _("Female")), ("male", _("Male")))),
    _question(
        "gender_same", _("Gender identity"), _("Is your gender identity the same as the sex you were registered at birth?"),
        _("whether your gender identity is the same"), _alone(("same", _("Yes")), ("different", _("No"))),
    ),
    _question(
        "orientation", _("Sexual orientation"), _("Which of these best describes your sexual orientation?"),
        _("your sexual orientation"),
        _alone(("straight", _("Heterosexual or straight"))),
        _under(
            "lgb_plus", _("Gay, lesbian, bisexual or other"),
            ("gay_lesbian", _("Gay or lesbian")), ("bisexual", _("Bisexual")), ("other_orientation", _("Other")),
        ),
    ),
    _question(
        "marriage", _("Marriage or civil partnership"), _("What is your marital or civil partnership status?"),
        _("your marital or civil partnership status"),
        _under("married", _("Married or in a civil partnership"),
            ("is_married", _("Married")), ("civil_partnership", _("In a registered civil partnership"))),
        _under(
            "not_married", _("Not married or in a civil partnership"),
            ("never", _("Never married and never in a civil partnership")), ("separated", _("Separated")),
            ("divorced", _("Divorced, or civil partnership ended")), ("widowed", _("Widowed, or partner has died")),
        ),
    ),
    _question(
        "pregnancy", _("Pregnancy or maternity"), _("Have you been pregnant or had a baby in the last 26 weeks?"),
        _("whether you have been pregnant or had a baby"),
        _alone(("pregnancy_yes", _("Yes")), ("pregnancy_no", _("No"))),
    ),
    _question(
        "care", _("Unpaid care"),
        _("Do you look after, or give help or support to, anyone because of a long-term condition, illness or old age?"),
        _("whether you give unpaid care"),
        _alone(("no_care", _("No unpaid care"))),
        _under(
            "gives_care", _("Gives unpaid care"),
            ("care_to_19", _("Yes, up to 19 hours a week")), ("care_20_49", _("Yes, 20 to 49 hours a week")),
            ("care_50", _("Yes, 50 hours or more a week")),
        ),
        hint=_("Do not count anything you do as part of paid work."),
    ),
)  # fmt: skip


def question_called(key):
    """Return the EqualityQuestion with this key, or None."""
    return next((question for question in QUESTIONS if question.key == key), None)
