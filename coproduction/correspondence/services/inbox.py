from django.utils import timezone

from coproduction.correspondence.models import Message


def mark_read(message):
    """Note when its reader first opened a message."""
    now = timezone.now()
    Message.objects.filter(pk=message.pk, read_at__isnull=True).update(read_at=now, updated_at=now)
