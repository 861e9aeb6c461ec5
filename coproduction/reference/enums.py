from django.db.models import TextChoices


class Permission(TextChoices):
    MANAGE = "reference.manage", "Change directorates, localities, venues, topics and settings"


class TopicKind(TextChoices):
    INTEREST = "interest", "Interest"
    SKILL = "skill", "Skill"
    LIVED_EXPERIENCE = "lived_experience", "Lived experience"
