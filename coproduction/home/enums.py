from django.db.models import TextChoices


class Permission(TextChoices):
    SEE_OPERATIONS = "home.see_operations", "See how the service is running, and try failed messages again"
