"""What the chair and members fill in for a meeting of the panel."""

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_moment
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.enums import RUNG_WORDS, Rung
from experts.rules.contributions import MOST_MINUTES
from quality_mark.enums import Choice, Outcome, SeatStatus
from quality_mark.forms.writing import LADDER

NO_CONFLICT, CONFLICT = "none", "conflict"
HERE = [
    (SeatStatus.EXPECTED.value, _("Not here yet")),
    (SeatStatus.PRESENT.value, _("Here")),
    (SeatStatus.LEFT.value, _("Left early")),
    (SeatStatus.APOLOGIES.value, _("Sent apologies")),
]


class InviteForm(Form):
    """Which members of the panel are asked to a meeting."""

    members = fields.CheckboxesField(label=_("Who do you want to ask?"), noun=_("at least one person"))

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.users = {str(member.user.pk): member.user for member in members}
        self.fields["members"].choices = [
            (str(member.user.pk), f"{member.user} ({member.side.label.lower()})") for member in members
        ]

    @property
    def chosen(self):
        return [self.users[pk] for pk in self.cleaned_data["members"]]


class HereForm(Form):
    """Who is here: a question for each seat. `statuses` is {seat id: SeatStatus}."""

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = seats
        for seat in seats:
            self.fields[f"seat_{seat.pk}"] = fields.RadioField(
                label=f"{seat.member}",
                hint=seat.get_side_display(),
                noun=gettext("whether {member} is here").format(member=seat.member),
                choices=HERE,
                initial=seat.status,
            )

    @property
    def statuses(self):
        return {seat.pk: SeatStatus(self.cleaned_data[f"seat_{seat.pk}"]) for seat in self.seats}


class CloseForm(Form):
    """How long each expert took part: the planned length of the meeting to begin with. `minutes` is {seat id: minutes}."""

    def __init__(self, *args, seats, planned, **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = seats
        for seat in seats:
            self.fields[f"seat_{seat.pk}"] = fields.WholeNumberField(
                label=gettext("Minutes that {member} took part").format(member=seat.member),
                noun=gettext("the minutes that {member} took part").format(member=seat.member),
                min_value=1,
                max_value=MOST_MINUTES,
                initial=planned,
            )

    @property
    def minutes(self):
        return {seat.pk: self.cleaned_data[f"seat_{seat.pk}"] for seat in self.seats}


class LaterForm(Form):
    meeting = fields.ModelRadioField(None, label=_("Which meeting?"), noun=_("a meeting"))

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = lambda meeting: say_moment(meeting.activity.starts_at)


class AtMeetingForm(Form):
    """What a member who did not review a piece of work says before it opens to them."""

    answer = fields.RadioField(
        label=_("Do you have a conflict of interest?"),
        noun=_("your answer"),
        choices=[
            (NO_CONFLICT, _("No, I can judge this fairly")),
            (CONFLICT, _("Yes, I have a conflict of interest")),
        ],
    )
    words = fields.LongTextField(
        label=_("If yes, what is it?"),
        hint=_("A few words. Other members of the panel do not see this."),
        noun=_("what it is"),
        max_length=1000,
        rows=3,
        required=False,
    )

    @property
    def said(self):
        return {"conflict": self.cleaned_data["answer"] == CONFLICT, "words": self.cleaned_data["words"]}


class PutForm(Form):
    """What is put to the vote, and the rung it rests on. What the scores do not allow is left out by the rule."""

    outcome = fields.RadioField(
        label=_("What do you put to the vote?"), noun=_("an outcome"), choices=Outcome.choices
    )
    rung = fields.RadioField(
        label=_("How much say did people have?"),
        hint=LADDER,
        noun=_("how much say people had"),
        choices=Rung.choices,
        look={"choice_hints": RUNG_WORDS},
    )


class VoteForm(Form):
    choice = fields.RadioField(label=_("Do you agree?"), noun=_("if you agree"), choices=Choice.choices)
    dissent = fields.LongTextField(
        label=_("If you do not agree, what do you want written down?"),
        hint=_("It goes into the minutes with the name of the person who says it. You can leave it empty."),
        noun=_("what you want written down"),
        max_length=2000,
        rows=3,
        required=False,
    )


class DecideForm(Form):
    """The reasons, and for a condition what is to be done by when."""

    reasons = fields.LongTextField(
        label=_("Why?"),
        hint=_("In plain English. The people who wrote it read this, and so do those named in it."),
        noun=_("the reasons"),
        max_length=4000,
        rows=6,
    )
    action_plan = fields.LongTextField(
        label=_("What must be done?"), noun=_("what must be done"), max_length=4000, rows=6
    )
    action_due = fields.SplitDateField(label=_("By when?"), when="future", noun=_("the date"))

    def __init__(self, *args, outcome, **kwargs):
        super().__init__(*args, **kwargs)
        if outcome != Outcome.CONDITIONAL:
            del self.fields["action_plan"], self.fields["action_due"]
