"""What was done with a person here, in words to them."""

from django.utils.translation import gettext_lazy as _

from quality_mark.enums import Consent

SAID_YES = _("We said for you that you agree to be named for your part in some work.")
SAID_NO = _("We said for you that you do not want to be named for your part in some work.")


def answered(events):
    """Return {event pk: sentence} of answers about being named."""
    return {event.pk: SAID_YES if event.after["consent"] == Consent.AGREED else SAID_NO for event in events}
