"""The parts of a submission as forms. Any may be saved with things left out; what is given must make sense."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk.fields import (
    ConfirmField,
    EmailField,
    FileField,
    LongTextField,
    ModelCheckboxesField,
    ModelSelectField,
    RadioField,
    SelectField,
    TextField,
    WholeNumberField,
)
from coproduction.nhsuk.forms import Form
from coproduction.reference.models import Directorate, Topic
from experts.enums import RUNG_WORDS, Rung
from quality_mark.enums import Credit, Kind, Mark, Stage
from quality_mark.rules.seen import about_of, mark_of, statement_of

LONG, SHORT = 6000, 1000
EVIDENCE_FILES = ".jpg,.jpeg,.heic,.heif,.png,.pdf"
SAID_NO = "no"
LADDER = _(
    "This is the ladder of participation, from the lowest step to the highest. It is by Think Local Act Personal and "
    "the National Co-production Advisory Group"
)


def scores(*, empty):
    return [*([("", empty)] if empty else []), *((str(mark.value), mark.label) for mark in Mark)]


class OneLineField(TextField):
    """One line of text: a line break becomes a space, since titles go into subjects of e-mails."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class StartForm(Form):
    title = OneLineField(label=_("What is it called?"), noun=_("what it is called"), max_length=150)
    kind = RadioField(
        label=_("What kind of work is it?"), noun=_("what kind of work it is"), choices=Kind.choices
    )


class SeenForm(Form):
    """A part that several people may write: `seen` says what this one was shown."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def shown_again(self, mark):
        """Open the same typed form afresh on what is saved now."""
        data = self.data.copy()
        data["seen"] = mark
        self.data = data


class AboutForm(SeenForm):
    """What the work is. `values` are what to save, as the database keeps them."""

    title = OneLineField(label=_("What is it called?"), noun=_("what it is called"), max_length=150)
    kind = SelectField(label=_("Kind of work"), choices=Kind.choices)
    directorate = ModelSelectField(Directorate.objects.all(), label=_("Directorate"), required=False)
    owner = OneLineField(
        label=_("Who owns the work?"),
        hint=_("Their name and job, for example ‘Sam Lee, Head of Nursing’"),
        noun=_("who owns the work"),
        max_length=150,
        required=False,
    )
    stage = RadioField(label=_("What stage is it at?"), choices=Stage.choices, required=False)
    summary = LongTextField(
        label=_("What is it, and how was it made?"),
        hint=_("A few sentences that anybody can understand"),
        noun=_("what it is"),
        max_length=LONG,
        required=False,
    )
    rung = RadioField(
        label=_("How much say did people have?"),
        hint=LADDER,
        choices=Rung.choices,
        required=False,
        look={"choice_hints": RUNG_WORDS},
    )
    rung_why = LongTextField(
        label=_("Why did you choose that step?"),
        noun=_("why you chose it"),
        max_length=SHORT,
        rows=4,
        required=False,
    )
    topics = ModelCheckboxesField(
        Topic.objects.all(),
        label=_("Topics"),
        hint=_("The panel looks for reviewers who know about these"),
        required=False,
    )
    what_changed = LongTextField(
        label=_("What has changed since the last version?"),
        hint=_("The panel reads this first, beside what they asked for"),
        noun=_("what has changed"),
        max_length=LONG,
        required=False,
    )

    def __init__(self, *args, submission, version, **kwargs):
        saved = about_of(submission, version)
        initial = {**saved, "directorate": submission.directorate_id, "topics": submission.topics.all()}
        super().__init__(*args, initial={**initial, "seen": mark_of(saved)}, **kwargs)
        self.fields["directorate"].queryset = Directorate.objects.filter(
            Q(retired_at__isnull=True) | Q(pk=submission.directorate_id)
        )
        self.fields["topics"].queryset = Topic.objects.filter(
            Q(retired_at__isnull=True) | Q(quality_submissions=submission)
        ).distinct()
        if not version.follows_another:
            del self.fields["what_changed"]

    @property
    def values(self):
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "topics")}
        directorate = said.pop("directorate")
        return {**said, "directorate_id": directorate.pk if directorate else None}


class SelfAssessmentForm(Form):
    """The writers' own score for each criterion, in one page."""

    def __init__(self, *args, statements, **kwargs):
        super().__init__(*args, **kwargs)
        self.statements = statements
        for statement in statements:
            criterion = statement.criterion
            self.fields[f"score_{criterion.number}"] = RadioField(
                label=f"{criterion.number}. {criterion.name}",
                hint=criterion.question,
                noun=gettext("a score for {name}").format(name=criterion.name),
                choices=scores(empty=""),
                required=False,
                initial="" if statement.self_score is None else str(statement.self_score),
                look={"classes": "nhsuk-radios--small"},
            )

    @property
    def scores(self):
        """{criterion number: score, or None for not yet}."""
        return {
            statement.criterion.number: _number(self.cleaned_data[f"score_{statement.criterion.number}"])
            for statement in self.statements
        }


class StatementForm(SeenForm):
    """What is said on one criterion, and a file where one is added."""

    words = LongTextField(
        label=_("Your statement"),
        hint=_("What did you do, and how do you know that it worked?"),
        noun=_("your statement"),
        max_length=LONG,
        rows=8,
        required=False,
    )
    self_score = RadioField(
        label=_("Your own score"),
        choices=scores(empty=_("Not yet")),
        required=False,
        look={"classes": "nhsuk-radios--small"},
    )
    by_citations = ConfirmField(
        label=_("The involvement recorded in the portal that we give as evidence shows this"), required=False
    )
    file = FileField(
        label=_("Add a file that shows it"),
        noun=_("a file"),
        hint=_("A photo (JPEG, HEIC or PNG) or a PDF, smaller than 10 MB. Save Word files as PDF first."),
        accept=EVIDENCE_FILES,
        required=False,
    )
    shows = OneLineField(
        label=_("What does the file show?"),
        hint=_("A few words, for someone who cannot see it"),
        noun=_("what the file shows"),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, statement, **kwargs):
        saved = statement_of(statement)
        initial = {**saved, "self_score": "" if statement.self_score is None else str(statement.self_score)}
        super().__init__(*args, initial={**initial, "seen": mark_of(saved)}, **kwargs)

    @property
    def values(self):
        said = self.cleaned_data
        return {
            "words": said["words"],
            "self_score": _number(said["self_score"]),
            "by_citations": said["by_citations"],
        }


class GroupForm(Form):
    who = OneLineField(
        label=_("Who were they?"),
        hint=_("For example ‘Carers of people on our wards’"),
        noun=_("who they were"),
        max_length=150,
    )
    people = WholeNumberField(
        label=_("How many people?"), noun=_("how many people"), min_value=1, max_value=100_000, width=5
    )
    stage = RadioField(label=_("At which stage?"), noun=_("at which stage"), choices=Stage.choices)
    rung = RadioField(
        label=_("How much say did they have?"),
        hint=LADDER,
        noun=_("how much say they had"),
        choices=Rung.choices,
        look={"choice_hints": RUNG_WORDS},
    )
    what_they_did = LongTextField(label=_("What did they do?"), max_length=SHORT, rows=3, required=False)


class CoSubmitterForm(Form):
    email = EmailField(
        label=_("Work email address of a colleague"), noun=_("an email address"), autocomplete="off"
    )


class ContributorForm(Form):
    email = EmailField(
        label=_("Email address of the person"),
        hint=_("They must be in the network"),
        noun=_("an email address"),
        autocomplete="off",
    )
    what_they_did = OneLineField(
        label=_("What did they do?"),
        hint=_("They read this when we ask them. For example ‘Wrote the leaflet with us’"),
        noun=_("what they did"),
        max_length=300,
    )


class NamingForm(Form):
    """An expert's own answer."""

    answer = RadioField(
        label=_("Do you want to be named?"),
        noun=_("your answer"),
        choices=[
            (Credit.FULL_NAME.value, _("Yes, with my full name")),
            (Credit.FIRST_NAME.value, _("Yes, with my first name only")),
            (Credit.NO_NAME.value, _("Say that I took part, but do not name me")),
            (SAID_NO, _("No, leave me out")),
        ],
    )

    @property
    def agrees(self):
        return self.cleaned_data["answer"] != SAID_NO

    @property
    def credit(self):
        return self.cleaned_data["answer"] if self.agrees else Credit.NO_NAME


def _number(value):
    return int(value) if value else None
