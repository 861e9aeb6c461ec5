from django.db.models import TextChoices


class Permission(TextChoices):
    READ = "reports.read", "Read and download reports"
