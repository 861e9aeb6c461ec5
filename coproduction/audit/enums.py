from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    SEARCH = "audit.search", _("Search the audit trail")
