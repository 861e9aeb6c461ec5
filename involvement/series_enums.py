"""The words of what comes again: how often a group meets, and how the dates of its sessions follow."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Frequency(TextChoices):
    """How often an advert says that a group meets: words for its readers. Its dates come from a series."""

    ONE_OFF = "one_off", _("Once")
    WEEKLY = "weekly", _("Every week")
    WEEKLY_IN_TERM = "weekly_in_term", _("Every week in term time")
    FORTNIGHTLY = "fortnightly", _("Every 2 weeks")
    MONTHLY = "monthly", _("Every month")
    EIGHT_WEEKLY = "eight_weekly", _("Every 8 weeks")
    TWO_MONTHLY = "two_monthly", _("Every 2 months")
    QUARTERLY = "quarterly", _("Every 3 months")
    FOUR_MEETINGS = "four_meetings", _("Four meetings")
    AS_IT_SUITS = "as_it_suits", _("As it suits you")


class Repeats(TextChoices):
    """How the dates of a series follow from its first. A fifth weekday counts as the last of its month."""

    WEEKS = "weeks", _("On the same day of the week")
    MONTHLY_DATE = "monthly_date", _("On the same date of the month")
    MONTHLY_WEEKDAY = "monthly_weekday", _("On the same weekday of the month, such as the second Tuesday")
    MONTHLY_LAST = "monthly_last", _("On the last such weekday of the month, such as the last Friday")
