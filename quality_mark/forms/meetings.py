"""What the chair and members fill in for a meeting of the panel."""

from coproduction.core.dates import say_moment
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.enums import RUNG_WORDS, Rung
from experts.rules.contributions import MOST_MINUTES
from quality_mark.enums import Choice, Outcome, SeatStatus
from quality_mark.forms.writing import LADDER

NO_CONFLICT, CONFLICT = "none", "conflict"
HERE = [
    (SeatStatus.EXPECTED.value, "Not here yet"),
    (SeatStatus.PRESENT.value, "Here"),
    (SeatStatus.LEFT.value, "Left early"),
    (SeatStatus.APOLOGIES.value, "Sent apologies"),
]


class InviteForm(Form):
    """Which members of the panel are asked to a meeting."""

    members = fields.CheckboxesField(label="Who do you want to ask?", noun="at least one person")

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
                noun=f"whether {seat.member} is here",
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
                label=f"Minutes that {seat.member} took part",
                noun=f"the minutes that {seat.member} took part",
                min_value=1,
                max_value=MOST_MINUTES,
                initial=planned,
            )

    @property
    def minutes(self):
        return {seat.pk: self.cleaned_data[f"seat_{seat.pk}"] for seat in self.seats}


class LaterForm(Form):
    meeting = fields.ModelRadioField(None, label="Which meeting?", noun="a meeting")

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = lambda meeting: say_moment(meeting.activity.starts_at)


class AtMeetingForm(Form):
    """What a member who did not review a piece of work says before it opens to them."""

    answer = fields.RadioField(
        label="Do you have a conflict of interest?",
        noun="your answer",
        choices=[
            (NO_CONFLICT, "No, I can judge this fairly"),
            (CONFLICT, "Yes, I have a conflict of interest"),
        ],
    )
    words = fields.LongTextField(
        label="If yes, what is it?",
        hint="A few words. Other members of the panel do not see this.",
        noun="what it is",
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
        label="What do you put to the vote?", noun="an outcome", choices=Outcome.choices
    )
    rung = fields.RadioField(
        label="How much say did people have?",
        hint=LADDER,
        noun="how much say people had",
        choices=Rung.choices,
        look={"choice_hints": RUNG_WORDS},
    )


class VoteForm(Form):
    choice = fields.RadioField(label="Do you agree?", noun="if you agree", choices=Choice.choices)
    dissent = fields.LongTextField(
        label="If you do not agree, what do you want written down?",
        hint="It goes into the minutes with the name of the person who says it. You can leave it empty.",
        noun="what you want written down",
        max_length=2000,
        rows=3,
        required=False,
    )


class DecideForm(Form):
    """The reasons, and for a condition what is to be done by when."""

    reasons = fields.LongTextField(
        label="Why?",
        hint="In plain English. The people who wrote it read this, and so do those named in it.",
        noun="the reasons",
        max_length=4000,
        rows=6,
    )
    action_plan = fields.LongTextField(
        label="What must be done?", noun="what must be done", max_length=4000, rows=6
    )
    action_due = fields.SplitDateField(label="By when?", when="future", noun="the date")

    def __init__(self, *args, outcome, **kwargs):
        super().__init__(*args, **kwargs)
        if outcome != Outcome.CONDITIONAL:
            del self.fields["action_plan"], self.fields["action_due"]
