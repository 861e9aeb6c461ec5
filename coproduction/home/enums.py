from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    SEE_OPERATIONS = "home.see_operations", _("See how the service is running, and try failed messages again")
