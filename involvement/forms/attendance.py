"""The whole room on one page: for each person whether they came, and how long they took part."""

from django import forms

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.enums import ContributionStatus
from experts.rules.contributions import MOST_MINUTES

NOT_YET = "not_yet"
CHOICES = [
    (ContributionStatus.ATTENDED.value, "Came"),
    (ContributionStatus.APOLOGIES.value, "Sent apologies"),
    (ContributionStatus.NO_SHOW.value, "Did not come"),
    (NOT_YET, "I do not know yet"),
]


class AttendanceForm(Form):
    """One question for each Contribution given, with the planned length of the session filled in.

    `rows()` yields (contribution, bound choice, bound hours, bound minutes) for the page; `answers()` what to record.
    """

    def __init__(self, *args, room, minutes, **kwargs):
        self.room = list(room)
        hours, left = divmod(minutes, 60)
        super().__init__(*args, **kwargs)
        for person in self.room:
            self._ask_about(person, hours, left)

    def rows(self):
        for person in self.room:
            yield person, *(self[f"{part}_{person.pk}"] for part in ("came", "hours", "minutes"))

    def answers(self):
        """Return [(contribution, status, minutes or None)] for everyone the host is sure about."""
        return [answer for person in self.room if (answer := self._answer(person))]

    def clean(self):
        tidy = super().clean()
        for person in self.room:
            self._check(tidy, person)
        if not self.errors and not self.answers():
            raise forms.ValidationError("Say for at least one person whether they came", code="nobody")
        return tidy

    def _ask_about(self, person, hours, left):
        name = person.expert.user
        self.fields[f"came_{person.pk}"] = fields.RadioField(
            label=f"Did {name} come?", noun=f"whether {name} came", choices=CHOICES
        )
        self.fields[f"hours_{person.pk}"] = fields.WholeNumberField(
            label=f"Hours that {name} took part", noun=f"the hours that {name} took part",
            max_value=MOST_MINUTES // 60, required=False, initial=hours,
        )  # fmt: skip
        self.fields[f"minutes_{person.pk}"] = fields.WholeNumberField(
            label=f"Minutes that {name} took part", noun=f"the minutes that {name} took part",
            max_value=59, required=False, initial=left,
        )  # fmt: skip

    def _check(self, tidy, person):
        hours, minutes = f"hours_{person.pk}", f"minutes_{person.pk}"
        came = tidy.get(f"came_{person.pk}") == ContributionStatus.ATTENDED
        if not came or hours in self.errors or minutes in self.errors:
            return
        if not 1 <= self._minutes(tidy, person) <= MOST_MINUTES:
            self.add_error(
                hours, f"Enter how long {person.expert.user} took part, between 1 minute and 24 hours"
            )

    def _answer(self, person):
        status = self.cleaned_data.get(f"came_{person.pk}")
        if status in (None, "", NOT_YET):
            return None
        came = status == ContributionStatus.ATTENDED
        return person, ContributionStatus(status), self._minutes(self.cleaned_data, person) if came else None

    def _minutes(self, tidy, person):
        return (tidy.get(f"hours_{person.pk}") or 0) * 60 + (tidy.get(f"minutes_{person.pk}") or 0)
