from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    MANAGE = "reference.manage", _("Change directorates, localities, venues, topics and settings")


class TopicKind(TextChoices):
    INTEREST = "interest", _("Interest")
    SKILL = "skill", _("Skill")
    LIVED_EXPERIENCE = "lived_experience", _("Lived experience")


class AccessFact(TextChoices):
    """A thing people ask about a venue before they come."""

    TRANSPORT = "transport", _("Nearest bus or train")
    PARKING = "parking", _("Parking")
    BLUE_BADGE = "blue_badge", _("Blue Badge parking")
    WELCOME = "welcome", _("Who meets you")
    STEP_FREE = "step_free", _("Step-free way in")
    DOORS = "doors", _("Doors that are wide and easy to open")
    LIFT = "lift", _("Lift")
    SEATING = "seating", _("Chairs with arms and without")
    TOILET = "toilet", _("Accessible toilet")
    CHANGING_PLACES = "changing_places", _("Changing Places toilet")
    QUIET_ROOM = "quiet_room", _("Quiet room")
    ASSISTANCE_DOGS = "assistance_dogs", _("Assistance dogs welcome")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    LIGHTING = "lighting", _("Lighting that can be turned down")
    EVACUATION = "evacuation", _("Getting out in an emergency")


class Answer(TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
