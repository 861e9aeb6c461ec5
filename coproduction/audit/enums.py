from django.db.models import TextChoices


class Permission(TextChoices):
    SEARCH = "audit.search", "Search the audit trail"
