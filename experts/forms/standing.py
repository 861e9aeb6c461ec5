"""Checks and training: what coordinators record, and what a person tells us of training they did elsewhere."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.reference.models import CheckKind, TrainingKind
from experts.enums import CheckState
from experts.forms.welcoming import PastDateField


class AskCheckForm(Form):
    title = _("Ask for a check")
    kind = fields.ModelRadioField(CheckKind.objects.none(), label=_("Which check?"), noun=_("which check"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = CheckKind.objects.in_use()


class ExpiringForm(Form):
    """A form that ends with the day something runs out; `months` is how long its kind counts, or None."""

    def __init__(self, *args, months=None, **kwargs):
        super().__init__(*args, **kwargs)
        if "expires_on" in self.fields and months:
            words = ngettext(
                "Leave this empty and we work it out from how long it counts: {count} month",
                "Leave this empty and we work it out from how long it counts: {count} months",
                months,
            )
            self.fields["expires_on"].help_text = words.format(count=months)

    def refuse_order(self, first, words):
        """Say that it cannot run out before the day it began."""
        tidy = self.cleaned_data
        if tidy.get(first) and tidy.get("expires_on") and tidy["expires_on"] < tidy[first]:
            self.add_error("expires_on", forms.ValidationError(words, code="order"))


class RecordCheckForm(ExpiringForm):
    title = _("Record the answer")
    state = fields.RadioField(
        label=_("What is the answer?"),
        noun=_("the answer"),
        choices=[(each.value, each.label) for each in (CheckState.CLEAR, CheckState.NOT_CLEAR)],
    )
    decided_on = PastDateField(label=_("Date of the answer"), said=_("The date of the answer"))
    expires_on = fields.SplitDateField(
        label=_("The last day it counts (you can leave this empty)"),
        noun=_("the last day it counts"),
        hint=_("Leave this empty if it does not run out"),
        required=False,
    )

    def clean(self):
        tidy = super().clean()
        self.refuse_order("decided_on", gettext("The day it runs out must be after the date of the answer"))
        return tidy


class TrainingForm(ExpiringForm):
    """Training a person did somewhere, as they tell it."""

    title = _("Training you have done elsewhere")
    kind = fields.ModelRadioField(
        TrainingKind.objects.none(), label=_("Which training?"), noun=_("which training")
    )
    gained_on = PastDateField(
        label=_("When did you do it?"), noun=_("the date of the training"), said=_("The date of the training")
    )
    elsewhere = fields.TextField(
        label=_("Where did you do it?"),
        noun=_("where you did it"),
        hint=_("For example the name of the hospital, college or charity"),
        max_length=200,
    )
    certificate = fields.FileField(
        label=_("A certificate, if you have one"),
        noun=_("a certificate"),
        hint=_("A photo or a PDF, up to 10 MB. You can leave this empty."),
        accept=".jpg,.jpeg,.png,.heic,.pdf",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = TrainingKind.objects.in_use()


class RecordTrainingForm(TrainingForm):
    """Training a coordinator knows of."""

    title = _("Record training")
    certificate = None
    gained_on = PastDateField(
        label=_("When did they do it?"),
        noun=_("the date of the training"),
        said=_("The date of the training"),
    )
    elsewhere = fields.TextField(
        label=_("Where did they do it? (you can leave this empty)"),
        noun=_("where they did it"),
        max_length=200,
        required=False,
    )
    expires_on = fields.SplitDateField(
        label=_("The last day it counts (you can leave this empty)"),
        noun=_("the last day it counts"),
        hint=_("Leave this empty and we work it out from the kind of training"),
        required=False,
    )

    def clean(self):
        tidy = super().clean()
        self.refuse_order("gained_on", gettext("The day it runs out must be after the date of the training"))
        return tidy


class DecideTrainingForm(ExpiringForm):
    title = _("Look at this training")
    CONFIRM, TURN_DOWN = "confirm", "turn_down"
    answer = fields.RadioField(
        label=_("Does it count?"),
        noun=_("whether it counts"),
        choices=[(CONFIRM, _("Yes, confirm it")), (TURN_DOWN, _("No, we cannot confirm it"))],
    )
    expires_on = fields.SplitDateField(
        label=_("If yes: the last day it counts (you can leave this empty)"),
        noun=_("the last day it counts"),
        hint=_("Leave this empty if it does not run out"),
        required=False,
    )
    reason = fields.LongTextField(
        label=_("If no: the reason"),
        noun=_("the reason"),
        hint=_("The person will read it."),
        max_length=500,
        rows=3,
        required=False,
    )

    def clean(self):
        tidy = super().clean()
        if tidy.get("answer") == self.TURN_DOWN and "reason" not in self.errors and not tidy.get("reason"):
            self.add_error("reason", forms.ValidationError(gettext("Enter the reason"), code="required"))
        return tidy
