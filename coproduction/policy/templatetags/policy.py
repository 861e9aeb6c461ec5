"""{% load policy %}: what the rows of the payment policy pay, in words."""

from django import template
from django.utils import timezone

from coproduction.core.dates import say_short_date
from coproduction.policy import pricing

register = template.Library()
register.filter("rate_in_words", pricing.say_rate)
register.filter("mileage_in_words", pricing.say_mileage)
register.filter("cancellation_in_words", pricing.say_cancellation)
register.filter("notice_in_words", pricing.say_notice)


@register.filter
def say_short_day(moment):
    """Say the day of a moment, in London: '2 Nov 2026'."""
    return say_short_date(timezone.localtime(moment).date())
