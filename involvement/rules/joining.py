from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JoiningFact(TextChoices):
    """What helps a person to join something online, besides the link."""

    PLATFORM = "platform", _("What we use")
    BY_PHONE = "by_phone", _("How to join by phone")
    CAPTIONS = "captions", _("Captions")
    HELP = "help", _("Help with joining")
