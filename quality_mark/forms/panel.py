"""What the chair and the members of the panel fill in."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import say_moment, today
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form, OnOneDay
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from coproduction.policy.selectors import bands_in_use, offers_in_words
from coproduction.reference.models import Directorate, Topic, Venue
from experts.enums import RUNG_WORDS, Rung
from experts.rules.contributions import MOST_MINUTES
from quality_mark.enums import Mark
from quality_mark.forms.writing import LADDER

CANNOT_JUDGE = "cannot_judge"
NO_CONFLICT, CONFLICT, NO_TIME = "none", "conflict", "no_time"


class WhenForm(OnOneDay, Form):
    """When and where the panel meets, by the clocks of London."""

    date = fields.SplitDateField(label=_("Date"), when="future")
    start = fields.TimeField(label=_("Start time"), hint=_("For example, 2pm or 14:00"))
    end = fields.TimeField(label=_("End time"), hint=_("For example, 4:30pm or 16:30"))
    venue = fields.ModelSelectField(
        Venue.objects.none(), label=_("Venue"), hint=_("Leave this if everyone joins online"), required=False
    )
    link = fields.WebAddressField(label=_("Link to join online"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["venue"].queryset = Venue.objects.in_use()

    def clean(self):
        tidy = super().clean()
        if not tidy.get("venue") and not tidy.get("link") and "link" not in self.errors:
            self.add_error("venue", gettext("Select a venue, or enter a link to join online"))
        self.read_times(tidy)
        return tidy


class MoveForm(WhenForm):
    """A new time or place for a meeting, and why. It may be later on the same day."""

    date = fields.SplitDateField(label=_("Date"), when="today_or_future")
    reason = fields.LongTextField(
        label=_("Why is it moved?"),
        noun=_("why it is moved"),
        hint=_("Everyone who is expected reads this"),
        max_length=1000,
        rows=3,
    )

    def __init__(self, *args, meeting, **kwargs):
        activity = meeting.activity
        starts_at, ends_at = timezone.localtime(activity.starts_at), timezone.localtime(activity.ends_at)
        now = {
            "date": starts_at.date(),
            "start": starts_at.time(),
            "end": ends_at.time(),
            "venue": activity.venue,
            "link": meeting.link,
        }
        super().__init__(*args, initial=now, **kwargs)

    def facts(self):
        return {name: self.cleaned_data[name] for name in ("starts_at", "ends_at", "venue", "link", "reason")}


class MeetingForm(WhenForm):
    """What planning a meeting takes. `facts()` gives aware times."""

    field_order = ("date", "start", "end", "directorate")
    directorate = fields.ModelSelectField(Directorate.objects.none(), label=_("Directorate that holds it"))
    band = fields.ModelSelectField(
        Band.objects.none(),
        label=_("Payment for experts’ time"),
        empty_label=_("No payment"),
        required=False,
    )
    budget = fields.ModelSelectField(
        Budget.objects.none(), label=_("Budget"), hint=_("The code that pays for this"), required=False
    )
    travel_rule = fields.RadioField(
        label=_("Payment for travel"), choices=TravelRule.choices, initial=TravelRule.NONE, required=False
    )
    preparation_minutes = fields.MinutesField(
        label=_("Preparation that is agreed for each expert"),
        min_value=0,
        max_value=MOST_MINUTES,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["directorate"].queryset = Directorate.objects.in_use()
        self.fields["budget"].queryset = Budget.objects.in_use()
        bands = bands_in_use()
        offers = offers_in_words(bands, on=today())
        self.fields["band"].queryset = bands
        self.fields["band"].label_from_instance = lambda band: f"{offers[band.pk]} ({band.scheme}: {band})"

    def clean(self):
        tidy = super().clean()
        if tidy.get("band") and not tidy.get("budget"):
            self.add_error("budget", gettext("Select the budget that pays for experts’ time"))
        return tidy

    def facts(self):
        tidy = self.cleaned_data
        names = ("starts_at", "ends_at", "directorate", "venue", "link", "band", "budget")
        return {
            **{name: tidy[name] for name in names},
            "travel_rule": tidy["travel_rule"] or TravelRule.NONE,
            "preparation_minutes": tidy["preparation_minutes"] or 0,
        }


class AllocateForm(Form):
    """Who is asked to review a submission, and for which meeting. `proposed` are the ids chosen to begin with."""

    meeting = fields.ModelRadioField(None, label=_("Which meeting is it for?"), noun=_("a meeting"))
    reviewers = fields.CheckboxesField(label=_("Who do you want to ask?"), noun=_("at least one person"))

    def __init__(self, *args, meetings, members, proposed, **kwargs):
        super().__init__(*args, initial={"reviewers": [str(pk) for pk in proposed]}, **kwargs)
        self.users = {str(member.user.pk): member.user for member in members}
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = lambda meeting: say_moment(meeting.activity.starts_at)
        self.fields["reviewers"].choices = [(str(member.user.pk), _say(member)) for member in members]
        self.fields["reviewers"].look = {
            "choice_hints": {str(member.user.pk): _hint(member) for member in members}
        }

    @property
    def chosen(self):
        return [self.users[pk] for pk in self.cleaned_data["reviewers"]]


class MemberForm(Form):
    directorate = fields.ModelSelectField(
        Directorate.objects.none(),
        label=_("Directorate they work in"),
        hint=_("They are not asked to review work from it, where the criteria say so"),
        required=False,
    )
    topics = fields.ModelCheckboxesField(
        Topic.objects.none(), label=_("What they know about"), required=False
    )

    def __init__(self, *args, facts, **kwargs):
        chosen = {"directorate": facts.directorate_id, "topics": facts.topics.all()} if facts else None
        super().__init__(*args, initial=chosen, **kwargs)
        kept = Q(panel_members=facts) if facts else Q(pk__in=[])
        for name, model in (("directorate", Directorate), ("topics", Topic)):
            rows = model.objects.filter(Q(retired_at__isnull=True) | kept)
            self.fields[name].queryset = rows.distinct()


class DeclareForm(Form):
    """What a reviewer says before the papers open."""

    answer = fields.RadioField(
        label=_("Do you have a conflict of interest?"),
        noun=_("your answer"),
        choices=[
            (NO_CONFLICT, _("No, I can review this fairly")),
            (CONFLICT, _("Yes, I have a conflict of interest")),
            (NO_TIME, _("I cannot review this now")),
        ],
        look={"choice_hints": {NO_TIME: _("You do not have to say why. We ask somebody else.")}},
    )
    words = fields.LongTextField(
        label=_("If yes, what is it?"),
        hint=_("A few words. Other members of the panel do not see this."),
        noun=_("what it is"),
        max_length=1000,
        rows=3,
        required=False,
    )


class ScoreForm(Form):
    """What one reviewer makes of one criterion: everything may be left for later."""

    score = fields.RadioField(
        label=_("Your score"),
        choices=[
            ("", _("Not yet")),
            *((str(mark.value), mark.label) for mark in Mark),
            (CANNOT_JUDGE, _("I cannot judge this")),
        ],
        required=False,
        look={"choice_hints": {CANNOT_JUDGE: _("This does not count as 0.")}},
    )
    comment = fields.LongTextField(
        label=_("Why?"),
        hint=_("The other reviewers read this when their own review is done, and the meeting does."),
        noun=_("why"),
        max_length=4000,
        rows=5,
        required=False,
    )
    note = fields.LongTextField(
        label=_("Notes for yourself"),
        hint=_("Nobody else can read these."),
        max_length=4000,
        rows=3,
        required=False,
    )

    @property
    def values(self):
        said = self.cleaned_data
        cannot = said["score"] == CANNOT_JUDGE
        value = int(said["score"]) if said["score"] and not cannot else None
        return {"value": value, "cannot_judge": cannot, "comment": said["comment"], "note": said["note"]}


class FinishForm(Form):
    rung = fields.RadioField(
        label=_("How much say did people have?"),
        hint=LADDER,
        noun=_("how much say people had"),
        choices=Rung.choices,
        look={"choice_hints": RUNG_WORDS},
    )
    overall = fields.LongTextField(
        label=_("What do you think of it as a whole?"),
        noun=_("what you think"),
        max_length=4000,
        rows=5,
        required=False,
    )


def _say(member):
    return f"{member.user} ({member.side.label.lower()})"


def _hint(member):
    to_do = gettext("no reviews to do")
    if member.load:
        to_do = ngettext("{count} review to do", "{count} reviews to do", member.load).format(
            count=member.load
        )
    if member.topics:
        to_do = gettext("{to_do}, knows about {topics}").format(
            to_do=to_do, topics=", ".join(sorted(member.topics.values()))
        )
    return to_do.capitalize()
