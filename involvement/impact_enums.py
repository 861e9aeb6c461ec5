"""The words of feedback, of 'you said, we did' and of barriers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FeedbackSide(TextChoices):
    EXPERT = "expert", _("Expert")
    STAFF = "staff", _("Staff")


class Answer(TextChoices):
    """The answers to each question after taking part."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
    NOT_SURE = "not_sure", _("I am not sure")


class BarrierKind(TextChoices):
    TRAVEL = "travel", _("Travel")
    TIMING = "timing", _("The day or time")
    ACCESS = "access", _("Access")
    INFORMATION = "information", _("Information")
    MONEY = "money", _("Money")
    TECHNOLOGY = "technology", _("Technology")
    OTHER = "other", _("Something else")


class OutcomeState(TextChoices):
    """What came of something people said. `for_readers` leads in the words that follow."""

    DONE = "done", _("We did it")
    WILL_DO = "will_do", _("We will do it")
    NOT_DONE = "not_done", _("We will not do it")


class ReviewState(TextChoices):
    """Where a review stands today. It is not kept: the days say it."""

    DUE = "due", _("Due")
    OVERDUE = "overdue", _("Overdue")
    DONE = "done", _("Done")
