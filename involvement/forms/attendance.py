"""The whole room on one page: for each person whether they came, and how long they took part."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_minutes
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.enums import ContributionStatus
from experts.rules.contributions import MOST_MINUTES

NOT_YET = "not_yet"
CHOICES = [
    (ContributionStatus.ATTENDED.value, _("Came")),
    (ContributionStatus.APOLOGIES.value, _("Sent apologies")),
    (ContributionStatus.NO_SHOW.value, _("Did not come")),
    (NOT_YET, _("I do not know yet")),
]


class AttendanceForm(Form):
    """One question for each Contribution given, with the planned length of the session filled in.

    `rows()` yields {"person": contribution, "came", "hours", "minutes" and, where it `asks_why` the time is not the
    planned one, "why": bound fields} for the page; `answers()` what to record.
    """

    def __init__(self, *args, room, minutes, asks_why=False, **kwargs):
        self.room, self.planned, self.asks_why = list(room), minutes, asks_why
        hours, left = divmod(minutes, 60)
        super().__init__(*args, **kwargs)
        for person in self.room:
            self._ask_about(person, hours, left)

    def rows(self):
        for person in self.room:
            parts = ("came", "hours", "minutes", *(["why"] if self.asks_why else []))
            yield {"person": person, **{part: self[f"{part}_{person.pk}"] for part in parts}}

    def answers(self):
        """Return [(contribution, status, minutes or None)] for everyone the host is sure about."""
        return [answer for person in self.room if (answer := self._answer(person))]

    def clean(self):
        tidy = super().clean()
        for person in self.room:
            self._check(tidy, person)
        if not self.errors and not self.answers():
            raise forms.ValidationError(
                gettext("Say for at least one person whether they came"), code="nobody"
            )
        return tidy

    def _ask_about(self, person, hours, left):
        name = person.expert.user
        self.fields[f"came_{person.pk}"] = fields.RadioField(
            label=gettext("Did {name} come?").format(name=name),
            noun=gettext("whether {name} came").format(name=name),
            choices=CHOICES,
        )
        self.fields[f"hours_{person.pk}"] = fields.WholeNumberField(
            label=gettext("Hours that {name} took part").format(name=name),
            noun=gettext("the hours that {name} took part").format(name=name),
            max_value=MOST_MINUTES // 60,
            required=False,
            initial=hours,
        )
        self.fields[f"minutes_{person.pk}"] = fields.WholeNumberField(
            label=gettext("Minutes that {name} took part").format(name=name),
            noun=gettext("the minutes that {name} took part").format(name=name),
            max_value=59,
            required=False,
            initial=left,
        )
        if self.asks_why:
            self.fields[f"why_{person.pk}"] = fields.TextField(
                label=gettext("Why {name} took part for longer or shorter than planned").format(name=name),
                noun=gettext("why {name} took part for longer or shorter than planned").format(name=name),
                max_length=200,
                required=False,
            )

    def why_of(self, person):
        """Return why the time of a person is not the planned one, in the host's words."""
        return self.cleaned_data.get(f"why_{person.pk}", "")

    def _check(self, tidy, person):
        hours, minutes = f"hours_{person.pk}", f"minutes_{person.pk}"
        came = tidy.get(f"came_{person.pk}") == ContributionStatus.ATTENDED
        if not came or hours in self.errors or minutes in self.errors:
            return
        if not 1 <= self._minutes(tidy, person) <= MOST_MINUTES:
            self.add_error(
                hours,
                gettext("Enter how long {expert} took part, between 1 minute and 24 hours").format(
                    expert=person.expert.user
                ),
            )
        elif self.asks_why and self._minutes(tidy, person) != self.planned and not self.why_of(person):
            self.add_error(
                f"why_{person.pk}",
                gettext("Enter why {expert} took part for a time other than the planned {planned}").format(
                    expert=person.expert.user, planned=say_minutes(self.planned)
                ),
            )

    def _answer(self, person):
        status = self.cleaned_data.get(f"came_{person.pk}")
        if status in (None, "", NOT_YET):
            return None
        came = status == ContributionStatus.ATTENDED
        return person, ContributionStatus(status), self._minutes(self.cleaned_data, person) if came else None

    def _minutes(self, tidy, person):
        return (tidy.get(f"hours_{person.pk}") or 0) * 60 + (tidy.get(f"minutes_{person.pk}") or 0)


class MendForm(Form):
    """What should have been recorded of one person, and why it is changed."""

    came = fields.RadioField(label=_("What happened?"), noun=_("what happened"), choices=CHOICES[:3])
    hours = fields.WholeNumberField(
        label=_("Hours they took part"), noun=_("the hours they took part"), max_value=24, required=False
    )
    minutes = fields.WholeNumberField(
        label=_("Minutes they took part"), noun=_("the minutes they took part"), max_value=59, required=False
    )
    reason = fields.LongTextField(
        label=_("Why do you change it?"),
        hint=_("The person reads this."),
        noun=_("why you change it"),
        max_length=500,
        rows=3,
    )

    def facts(self):
        """Return what the service takes: status, minutes (None where they did not come) and reason."""
        tidy = self.cleaned_data
        came = tidy["came"] == ContributionStatus.ATTENDED
        minutes = (tidy["hours"] or 0) * 60 + (tidy["minutes"] or 0)
        return {
            "status": ContributionStatus(tidy["came"]),
            "minutes": minutes if came else None,
            "reason": tidy["reason"],
        }
