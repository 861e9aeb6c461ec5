from enum import nonmember

from django.db.models import IntegerChoices, TextChoices


class Permission(TextChoices):
    TAKE_PART = "experts.take_part", "Join, find and take part in opportunities"
    WELCOME = "experts.welcome", "Welcome people into the network"
    ACT_FOR = "experts.act_for", "Do things for people who are not online"


class How(TextChoices):
    """How a person was in touch when a member of staff did something for them."""

    PHONE = "phone", "By phone"
    DESK = "desk", "At a desk"
    LETTER = "letter", "By letter"


class ExpertStatus(TextChoices):
    APPLIED = "applied", "Applied"
    WELCOMED = "welcomed", "Welcomed"
    ACTIVE = "active", "Active"
    PAUSED = "paused", "Taking a break"
    LEFT = "left", "Left"
    NOT_ACCEPTED = "not_accepted", "Not accepted"

    moves = nonmember(
        {
            "applied": {"welcomed", "left", "not_accepted"},
            "welcomed": {"active", "left"},
            "active": {"paused", "left"},
            "paused": {"active", "left"},
            "left": set(),
            "not_accepted": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class ContributionStatus(TextChoices):
    EXPECTED = "expected", "Expected"
    ATTENDED = "attended", "Took part"
    APOLOGIES = "apologies", "Sent apologies"
    NO_SHOW = "no_show", "Did not come"
    CANCELLED_BY_US = "cancelled_by_us", "Cancelled by us"

    moves = nonmember(
        {
            "expected": {"attended", "apologies", "no_show", "cancelled_by_us"},
            "attended": set(),
            "apologies": set(),
            "no_show": set(),
            "cancelled_by_us": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class Rung(TextChoices):
    """The ladder of participation: Think Local Act Personal and the National Co-production Advisory Group."""

    COERCION = "coercion", "Coercion"
    EDUCATING = "educating", "Educating"
    INFORMING = "informing", "Informing"
    CONSULTATION = "consultation", "Consultation"
    ENGAGEMENT = "engagement", "Engagement"
    CO_DESIGN = "co-design", "Co-design"
    CO_PRODUCTION = "co-production", "Co-production"


class ActivityKind(TextChoices):
    SESSION = "session", "Session"
    PANEL = "panel", "Interview panel"
    TRAINING = "training", "Training"
    MEETING = "meeting", "Quality mark meeting"


class TimeOfDay(TextChoices):
    MORNING = "morning", "Morning"
    AFTERNOON = "afternoon", "Afternoon"
    EVENING = "evening", "Evening"


class Weekday(IntegerChoices):
    """Monday is 0, as `date.weekday()` counts."""

    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


class CheckState(TextChoices):
    ASKED = "asked", "Asked for"
    CLEAR = "clear", "Clear"
    NOT_CLEAR = "not_clear", "Not clear"
