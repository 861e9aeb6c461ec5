"""The whole room of a training date on one page: for each person whether they came, and how long where only a part."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from involvement.enums import PlaceStatus
from involvement.rules.training import TO_RECORD

NOT_YET = "not_yet"
CHOICES = [*((status.value, status.label) for status in TO_RECORD), (NOT_YET, _("I do not know yet"))]


class RoomForm(Form):
    """One question for each TrainingPlace given. `rows()` yields (place, bound choice, bound minutes) for the page."""

    def __init__(self, *args, room, minutes, **kwargs):
        self.room, self.minutes = list(room), minutes
        super().__init__(*args, **kwargs)
        for place in self.room:
            self._ask_about(place)

    def rows(self):
        for place in self.room:
            yield place, self[f"came_{place.pk}"], self[f"minutes_{place.pk}"]

    def answers(self):
        """Return [(place, PlaceStatus, minutes or None)] for everyone we are sure about."""
        return [answer for place in self.room if (answer := self._answer(place))]

    def clean(self):
        tidy = super().clean()
        for place in self.room:
            self._check(tidy, place)
        if not self.errors and not self.answers():
            raise forms.ValidationError(
                gettext("Say for at least one person whether they came"), code="nobody"
            )
        return tidy

    def _ask_about(self, place):
        self.fields[f"came_{place.pk}"] = fields.RadioField(
            label=gettext("Did {name} come?").format(name=place.name),
            noun=gettext("whether {name} came").format(name=place.name),
            choices=CHOICES,
        )
        self.fields[f"minutes_{place.pk}"] = fields.WholeNumberField(
            label=gettext("Minutes that {name} took part").format(name=place.name),
            noun=gettext("the minutes that {name} took part").format(name=place.name),
            max_value=self.minutes,
            required=False,
        )

    def _check(self, tidy, place):
        field = f"minutes_{place.pk}"
        if tidy.get(f"came_{place.pk}") != PlaceStatus.PART or field in self.errors:
            return
        if not 1 <= (tidy.get(field) or 0) < self.minutes:
            self.add_error(
                field,
                gettext("Enter the minutes {name} took part: fewer than the whole {minutes}").format(
                    name=place.name, minutes=self.minutes
                ),
            )

    def _answer(self, place):
        said = self.cleaned_data.get(f"came_{place.pk}")
        if said in (None, "", NOT_YET):
            return None
        part = said == PlaceStatus.PART
        return place, PlaceStatus(said), self.cleaned_data.get(f"minutes_{place.pk}") if part else None
