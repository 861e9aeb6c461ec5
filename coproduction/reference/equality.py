"""The equality questions and their answers: reference data, the same for every trust.

Wording follows GOV.UK's pattern for equality information. Each answer maps to the parent code of the Government
Statistical Service's harmonised standards (for ethnic group those of Census 2021): figures are made of parents alone.
"""

from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True)
class Answer:
    """`code` is what is kept; `parent` and `parent_words` are what is reported."""

    code: str
    words: str
    parent: str
    parent_words: str


@dataclass(frozen=True)
class EqualityQuestion:
    """`key` names the field of the record; `noun` completes 'Select ...'."""

    key: str
    title: str
    words: str
    noun: str
    answers: tuple[Answer, ...]
    hint: str = ""

    @property
    def codes(self):
        return [answer.code for answer in self.answers]

    def parent_of(self, code):
        """Return the parent code of an answer; NOT_ANSWERED where there is none."""
        return next((answer.parent for answer in self.answers if answer.code == code), NOT_ANSWERED)

    @property
    def parents(self):
        """Return {parent code: words} of everything a report of this question counts, in order."""
        return {**{each.parent: each.parent_words for each in self.answers}, NOT_ANSWERED: "Not answered"}


PREFER_NOT = "prefer_not"
NOT_ANSWERED = "not_answered"
SAYS_NOTHING = Answer(PREFER_NOT, "Prefer not to say", PREFER_NOT, "Prefer not to say")


def _alone(*pairs):
    return tuple(Answer(code, words, code, words) for code, words in pairs)


def _under(parent, parent_words, *pairs):
    return tuple(Answer(code, words, parent, parent_words) for code, words in pairs)


def _question(key, title, words, noun, *answers, hint=""):
    return EqualityQuestion(key, title, words, noun, (*chain(*answers), SAYS_NOTHING), hint)


QUESTIONS = (
    _question(
        "age_band", "Your age", "How old are you?", "how old you are",
        _alone(
            ("under_18", "Under 18"), ("18_24", "18 to 24"), ("25_34", "25 to 34"), ("35_44", "35 to 44"),
            ("45_54", "45 to 54"), ("55_64", "55 to 64"), ("65_74", "65 to 74"), ("75_over", "75 and over"),
        ),
    ),
    _question(
        "ethnic_group", "Your ethnic group", "What is your ethnic group?", "your ethnic group",
        _under(
            "white", "White",
            ("white_british", "White: English, Welsh, Scottish, Northern Irish or British"),
            ("white_irish", "White: Irish"), ("gypsy_traveller", "White: Gypsy or Irish Traveller"),
            ("roma", "White: Roma"), ("white_other", "Any other White background"),
        ),
        _under(
            "mixed", "Mixed or multiple ethnic groups",
            ("white_black_caribbean", "Mixed: White and Black Caribbean"),
            ("white_black_african", "Mixed: White and Black African"), ("white_asian", "Mixed: White and Asian"),
            ("mixed_other", "Any other Mixed or multiple ethnic background"),
        ),
        _under(
            "asian", "Asian or Asian British",
            ("indian", "Asian: Indian"), ("pakistani", "Asian: Pakistani"), ("bangladeshi", "Asian: Bangladeshi"),
            ("chinese", "Asian: Chinese"), ("asian_other", "Any other Asian background"),
        ),
        _under(
            "black", "Black, Black British, Caribbean or African",
            ("african", "Black: African"), ("caribbean", "Black: Caribbean"),
            ("black_other", "Any other Black, Black British or Caribbean background"),
        ),
        _under("other", "Other ethnic group", ("arab", "Arab"), ("any_other", "Any other ethnic group")),
    ),
    _question(
        "disability", "Disability",
        "Do you have a physical or mental health condition or illness lasting, or expected to last, 12 months or more?",
        "whether you have a condition lasting 12 months or more",
        _under(
            "disabled", "Disabled (daily activity reduced a little or a lot)",
            ("reduced_a_lot", "Yes, and it reduces my daily activity a lot"),
            ("reduced_a_little", "Yes, and it reduces my daily activity a little"),
        ),
        _under(
            "not_disabled", "Not disabled",
            ("not_reduced", "Yes, but it does not reduce my daily activity at all"), ("no_condition", "No"),
        ),
    ),
    _question(
        "religion", "Religion", "What is your religion?", "your religion",
        _alone(
            ("no_religion", "No religion"), ("christian", "Christian"), ("buddhist", "Buddhist"), ("hindu", "Hindu"),
            ("jewish", "Jewish"), ("muslim", "Muslim"), ("sikh", "Sikh"), ("other_religion", "Any other religion"),
        ),
    ),
    _question("sex", "Sex", "What is your sex?", "your sex", _alone(("female", "Female"), ("male", "Male"))),
    _question(
        "gender_same", "Gender identity", "Is your gender identity the same as the sex you were registered at birth?",
        "whether your gender identity is the same", _alone(("same", "Yes"), ("different", "No")),
    ),
    _question(
        "orientation", "Sexual orientation", "Which of these best describes your sexual orientation?",
        "your sexual orientation",
        _alone(("straight", "Heterosexual or straight")),
        _under(
            "lgb_plus", "Gay, lesbian, bisexual or other",
            ("gay_lesbian", "Gay or lesbian"), ("bisexual", "Bisexual"), ("other_orientation", "Other"),
        ),
    ),
    _question(
        "marriage", "Marriage or civil partnership", "What is your marital or civil partnership status?",
        "your marital or civil partnership status",
        _under("married", "Married or in a civil partnership",
            ("is_married", "Married"), ("civil_partnership", "In a registered civil partnership")),
        _under(
            "not_married", "Not married or in a civil partnership",
            ("never", "Never married and never in a civil partnership"), ("separated", "Separated"),
            ("divorced", "Divorced, or civil partnership ended"), ("widowed", "Widowed, or partner has died"),
        ),
    ),
    _question(
        "pregnancy", "Pregnancy or maternity", "Have you been pregnant or had a baby in the last 26 weeks?",
        "whether you have been pregnant or had a baby",
        _alone(("pregnancy_yes", "Yes"), ("pregnancy_no", "No")),
    ),
    _question(
        "care", "Unpaid care",
        "Do you look after, or give help or support to, anyone because of a long-term condition, illness or old age?",
        "whether you give unpaid care",
        _alone(("no_care", "No unpaid care")),
        _under(
            "gives_care", "Gives unpaid care",
            ("care_to_19", "Yes, up to 19 hours a week"), ("care_20_49", "Yes, 20 to 49 hours a week"),
            ("care_50", "Yes, 50 hours or more a week"),
        ),
        hint="Do not count anything you do as part of paid work.",
    ),
)  # fmt: skip


def question_called(key):
    """Return the EqualityQuestion with this key, or None."""
    return next((question for question in QUESTIONS if question.key == key), None)
