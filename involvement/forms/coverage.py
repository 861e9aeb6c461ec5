"""The targets of coverage, and which panels a figure of it counts."""

from datetime import date

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_month, today
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.reference.models import Directorate
from involvement.enums import NoExpertReason
from involvement.rules.coverage import CountedPanels, WithoutBecause, month_of, months_for_targets
from involvement.selectors.coverage.behind import Counted
from involvement.selectors.coverage.groups import NONE

FIRST_YEAR, LAST_YEAR = 2000, 2100  # as the reports allow
LARGEST = 2**31 - 1


class TargetForm(Form):
    """A target for some directorates: `directorates` are those the person may set one for."""

    directorates = fields.ModelCheckboxesField(
        Directorate.objects.none(), label=_("Which directorates?"), noun=_("at least one directorate")
    )
    percent = fields.WholeNumberField(
        label=_("What share of their panels should have a trained expert?"),
        noun=_("a whole number from 0 to 100"),
        hint=_("A whole number from 0 to 100. For example, 80."),
        suffix="%",
        max_value=100,
    )
    starts_on = fields.SelectField(label=_("From which month?"), noun=_("the month it starts in"), choices=())
    source = fields.TextField(
        label=_("Where this comes from (optional)"),
        hint=_("For example, the board paper."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args, directorates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["directorates"].queryset = directorates
        months = [(first.isoformat(), say_month(first)) for first in months_for_targets(today())]
        self.fields["starts_on"].choices = months
        self.fields["starts_on"].initial = month_of(today()).isoformat()

    def clean_starts_on(self):
        return date.fromisoformat(self.cleaned_data["starts_on"])


class CountedForm(Form):
    """Which panels a figure counts, from the address that the report's page links to. Nobody fills it in."""

    report = forms.SlugField()
    by = forms.SlugField()
    of = forms.ChoiceField(choices=CountedPanels.choices)
    first = forms.DateField(input_formats=["%Y-%m-%d"])
    last = forms.DateField(input_formats=["%Y-%m-%d"])
    since = forms.DateField(input_formats=["%Y-%m-%d"], required=False)
    until = forms.DateField(input_formats=["%Y-%m-%d"], required=False)
    directorate = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    locality = forms.CharField(required=False, max_length=10)
    band = forms.CharField(required=False, max_length=20)
    because = forms.ChoiceField(required=False, choices=[*NoExpertReason.choices, *WithoutBecause.choices])

    def clean_locality(self):
        code = self.cleaned_data["locality"]
        if code in ("", NONE):
            return {"": None, NONE: 0}[code]
        if not code.isascii() or not code.isdecimal() or not 0 < int(code) <= LARGEST:
            raise forms.ValidationError(gettext("Choose a locality"))
        return int(code)

    def clean(self):
        asked = super().clean()
        for name in ("first", "last"):
            if (day := asked.get(name)) and not FIRST_YEAR <= day.year <= LAST_YEAR:
                self.add_error(
                    name,
                    gettext("The year must be between {first_year} and {last_year}").format(
                        first_year=FIRST_YEAR, last_year=LAST_YEAR
                    ),
                )
        return asked

    def report_asked(self):
        """Return what the report was asked, as its address says it: how it was grouped, and the days it covers."""
        asked = self.cleaned_data
        said = {"by": asked["by"]}
        for name, day in (
            ("first", asked["since"] or asked["first"]),
            ("last", asked["until"] or asked["last"]),
        ):
            said |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
        return said

    def counted(self):
        """Return what a valid address asks for."""
        asked = self.cleaned_data
        return Counted(
            of=asked["of"],
            first=asked["first"],
            last=asked["last"],
            directorate=asked["directorate"],
            locality=asked["locality"],
            band=asked["band"] or None,
            because=asked["because"],
        )
