from django.db.models import TextChoices


class Permission(TextChoices):
    KEEP_RATES = "policy.keep_rates", "Add rates, allowances and time limits"
    KEEP_BUDGETS = "policy.keep_budgets", "Open and change budgets"
    READ_BUDGETS = "policy.read_budgets", "See what is committed, spent and left"


class PayUnit(TextChoices):
    HOUR = "hour", "for each hour"
    SESSION = "session", "for each session"
    HALF_DAY = "half_day", "for each half day"
    DAY = "day", "for each day"
    BLOCK = "block", "for each block of hours, or part of one"
    BY_LENGTH = "by_length", "by how long it lasts"


class Preparation(TextChoices):
    """Whether agreed preparation time is paid beside the activity or is in the amount already."""

    INCLUDED = "included", "Preparation is included in the amount"
    PAID = "paid", "Agreed preparation time is paid as well"


class TravelRule(TextChoices):
    NONE = "none", "No travel is needed"
    ONLINE = "none_online", "Online, so no travel is paid"
    MILEAGE_OR_PUBLIC_TRANSPORT = "mileage_or_public_transport", "Mileage, or public transport at cost"
    RAIL_BOOKED = "standard_class_rail_booked_for_you", "Standard class rail, booked for you"


class TravelMode(TextChoices):
    CAR = "car", "Car or van"
    MOTORCYCLE = "motorcycle", "Motorcycle"
    BICYCLE = "bicycle", "Bicycle"
    PASSENGER = "passenger", "Each passenger you take"


class AllowanceKind(TextChoices):
    PUBLIC_TRANSPORT = "public_transport", "Public transport"
    TAXI = "taxi", "Taxi agreed beforehand"
    PARKING = "parking", "Parking"
    CARE = "care", "Replacement care"
    SUBSISTENCE = "subsistence", "Food and drink"
    OTHER = "other", "Something else agreed beforehand"


class LimitKind(TextChoices):
    CLAIM_ON_TIME = "claim_on_time", "Days after taking part in which a claim is on time"
    PAYMENT_PROMISE = "payment_promise", "Days from sending a claim to being paid"


class EntryKind(TextChoices):
    COMMITTED = "committed", "Committed when a place was accepted"
    RELEASED = "released", "Released, no longer needed"
    SPENT = "spent", "Paid"


class RowState(TextChoices):
    """Where a dated row of the policy stands on a day."""

    IN_FORCE = "in_force", "In force"
    TO_COME = "to_come", "Starts later"
    PAST = "past", "No longer in force"
