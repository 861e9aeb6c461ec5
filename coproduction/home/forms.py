from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.accounts.models import User
from coproduction.nhsuk.fields import SplitDateField, TextField
from coproduction.nhsuk.forms import Form


class AuditSearchForm(Form):
    """What an administrator looks for in the audit trail; everything may be left empty."""

    action = TextField(
        label=_("What was done"),
        hint=_("For example claim.approved, or claim. for everything about claims"),
        required=False,
        max_length=80,
    )
    email = TextField(label=_("Email address of who did it"), required=False, max_length=254)
    target_type = TextField(
        label=_("Kind of thing it was done to"),
        hint=_("For example payments.claim"),
        required=False,
        max_length=60,
    )
    target_id = TextField(label=_("Number of the thing"), required=False, max_length=40)
    first_day = SplitDateField(label=_("From"), noun=_("the first day"), required=False)
    last_day = SplitDateField(label=_("Until"), noun=_("the last day"), required=False)

    def clean_email(self):
        """Return the User with this address, or None where none was asked for."""
        email = self.cleaned_data["email"].strip()
        if not email:
            return None
        found = User.objects.filter(email__iexact=email).first()
        if found is None:
            raise ValidationError(
                gettext("Nobody in the portal has this email address. Check how it is written.")
            )
        return found

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", gettext("The last day must be the same as or after the first day"))
        return cleaned

    def wanted(self):
        """Return the arguments of audit.selectors.search; call it on a valid form."""
        names = ("action", "target_type", "target_id", "first_day", "last_day")
        wanted = {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}
        if self.cleaned_data["email"]:
            wanted["actor"] = self.cleaned_data["email"]
        return wanted
