"""The forms of matching: whom to invite, and what adverts of a kind usually need."""

from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk.fields import CheckboxesField, ModelCheckboxesField
from coproduction.nhsuk.forms import Form
from coproduction.reference.models import CheckKind, TrainingKind


class InviteForm(Form):
    """Some of the people a list shows: `listed` are the Matches."""

    people = CheckboxesField(label=_("People to invite"), noun=_("at least one person to invite"), choices=())

    def __init__(self, *args, listed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [
            (each.thing.pk, str(each.thing)) for each in listed if each.invited_at is None
        ]

    def clean_people(self):
        return [int(pk) for pk in self.cleaned_data["people"]]


class KindNeedsForm(Form):
    training = ModelCheckboxesField(TrainingKind.objects.none(), label=_("Training"), required=False)
    checks = ModelCheckboxesField(CheckKind.objects.none(), label=_("Checks"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["training"].queryset = TrainingKind.objects.in_use()
        self.fields["checks"].queryset = CheckKind.objects.in_use()
