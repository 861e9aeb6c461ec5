from datetime import timedelta

from django.utils import timezone

from coproduction.reference.selectors import setting
from payments.models import BankDetails


def newest_of(expert):
    """Return the bank details that count for an expert, or None."""
    return BankDetails.objects.filter(expert_id=expert.pk).order_by("-pk").first()


def has_bank_details(user):
    return BankDetails.objects.filter(expert_id=user.pk).exists()


def changed_lately(expert_ids):
    """Return {expert id: moment} of bank details entered or changed within the days that the trust watches."""
    since = timezone.now() - timedelta(days=setting("bank_details_watch_days"))
    versions = BankDetails.objects.filter(expert__in=expert_ids, created_at__gte=since)
    return dict(versions.order_by("pk").values_list("expert_id", "created_at"))
