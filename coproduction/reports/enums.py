from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    READ = "reports.read", _("Read and download reports")
