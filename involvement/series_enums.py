"""The words of sessions that come again."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Repeats(TextChoices):
    """How the dates of a series follow from its first. A fifth weekday counts as the last of its month."""

    WEEKS = "weeks", _("On the same day of the week")
    MONTHLY_DATE = "monthly_date", _("On the same date of the month")
    MONTHLY_WEEKDAY = "monthly_weekday", _("On the same weekday of the month, such as the second Tuesday")
    MONTHLY_LAST = "monthly_last", _("On the last such weekday of the month, such as the last Friday")
