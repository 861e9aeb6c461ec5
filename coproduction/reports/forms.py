from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.reporting import usual_period
from coproduction.nhsuk.fields import RadioField, SplitDateField
from coproduction.nhsuk.forms import Form

EARLIEST, LATEST = 2000, 2100


def form_for(report, asked):
    """Return the form of a report's question: free days, or one of its fixed periods. None where it has none yet."""
    if report.periods is None:
        return QuestionForm(asked, report=report)
    periods = report.periods()
    return FixedPeriodForm(asked, report=report, periods=periods) if periods else None


class FixedPeriodForm(Form):
    """One of the fixed periods, by its first day, and the grouping. `cleaned_data` holds first and last as well."""

    period = RadioField(label=_("Period"), choices=[])
    by = RadioField(label=_("Show by"), choices=[])

    def __init__(self, asked, *, report, periods):
        self.periods = {first.isoformat(): (first, last) for first, last, _ in periods}
        data = {"period": periods[0][0].isoformat(), "by": next(iter(report.groupings))}
        super().__init__({**data, **asked.dict()})
        self.fields["period"].choices = [(first.isoformat(), words) for first, _, words in periods]
        self.fields["by"].choices = list(report.groupings.items())

    def clean(self):
        asked = super().clean() or {}
        if "period" in asked:
            asked["first"], asked["last"] = self.periods[asked["period"]]
        return asked


class QuestionForm(Form):
    """The period and the grouping of a report, from its address. What is left out is filled in as usual."""

    first = SplitDateField(label=_("First day"), hint=_("For example, 1 4 2026"))
    last = SplitDateField(label=_("Last day"), hint=_("For example, 31 3 2027"))
    by = RadioField(label=_("Show by"), choices=[])

    def __init__(self, asked, *, report):
        super().__init__(self._filled(asked, report))
        self.fields["by"].choices = list(report.groupings.items())

    @staticmethod
    def _filled(asked, report):
        data = asked.dict()
        for name, day in zip(("first", "last"), usual_period(), strict=True):
            if not any(data.get(f"{name}_{part}") for part in ("day", "month", "year")):
                data.update({f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year})
        data.setdefault("by", next(iter(report.groupings)))
        return {key: str(value) for key, value in data.items()}

    def clean(self):
        asked = super().clean() or {}
        first, last = asked.get("first"), asked.get("last")
        for name, day in (("first", first), ("last", last)):
            if day and not EARLIEST <= day.year <= LATEST:
                self.add_error(
                    name,
                    gettext("The year must be between {earliest} and {latest}").format(
                        earliest=EARLIEST, latest=LATEST
                    ),
                )
        if first and last and last < first:
            self.add_error("last", gettext("The last day must be the same as or after the first day"))
        return asked
