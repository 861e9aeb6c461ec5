from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    KEEP_RATES = "policy.keep_rates", _("Add rates, allowances and time limits")
    KEEP_BUDGETS = "policy.keep_budgets", _("Open and change budgets")
    READ_BUDGETS = "policy.read_budgets", _("See what is committed, spent and left")


class PayUnit(TextChoices):
    HOUR = "hour", _("for each hour")
    SESSION = "session", _("for each session")
    HALF_DAY = "half_day", _("for each half day")
    DAY = "day", _("for each day")
    BLOCK = "block", _("for each block of hours, or part of one")
    BY_LENGTH = "by_length", _("by how long it lasts")


class Preparation(TextChoices):
    """Whether agreed preparation time is paid beside the activity or is in the amount already."""

    INCLUDED = "included", _("Preparation is included in the amount")
    PAID = "paid", _("Agreed preparation time is paid as well")


class TravelRule(TextChoices):
    NONE = "none", _("No travel is needed")
    ONLINE = "none_online", _("Online, so no travel is paid")
    MILEAGE_OR_PUBLIC_TRANSPORT = "mileage_or_public_transport", _("Mileage, or public transport at cost")
    RAIL_BOOKED = "standard_class_rail_booked_for_you", _("Standard class rail, booked for you")


class TravelMode(TextChoices):
    CAR = "car", _("Car or van")
    MOTORCYCLE = "motorcycle", _("Motorcycle")
    BICYCLE = "bicycle", _("Bicycle")
    PASSENGER = "passenger", _("Each passenger you take")


class AllowanceKind(TextChoices):
    PUBLIC_TRANSPORT = "public_transport", _("Public transport")
    TAXI = "taxi", _("Taxi agreed beforehand")
    PARKING = "parking", _("Parking")
    CARE = "care", _("Replacement care")
    SUBSISTENCE = "subsistence", _("Food and drink")
    OTHER = "other", _("Something else agreed beforehand")


class LimitKind(TextChoices):
    CLAIM_ON_TIME = "claim_on_time", _("Days after taking part in which a claim is on time")
    PAYMENT_PROMISE = "payment_promise", _("Days from sending a claim to being paid")


class EntryKind(TextChoices):
    COMMITTED = "committed", _("Committed when a place was accepted")
    RELEASED = "released", _("Released, no longer needed")
    SPENT = "spent", _("Paid")


class RowState(TextChoices):
    """Where a dated row of the policy stands on a day."""

    IN_FORCE = "in_force", _("In force")
    TO_COME = "to_come", _("Starts later")
    PAST = "past", _("No longer in force")
