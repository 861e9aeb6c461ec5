"""Money, dates and lengths of time in words, for templates."""

from django import template
from django.utils.html import format_html, format_html_join

from coproduction.core import dates, money, submission
from coproduction.core.middleware.typed import is_kept

register = template.Library()


def _or_empty(say):
    return lambda value: "" if value in (None, "") else say(value)


register.filter("pounds", _or_empty(money.pounds))
register.filter("say_date", _or_empty(dates.say_date))
register.filter("say_short_date", _or_empty(dates.say_short_date))
register.filter("say_month", _or_empty(dates.say_month))
register.filter("weekday", _or_empty(dates.weekday_name))
register.filter("say_time", _or_empty(dates.say_time))
register.filter("say_moment", _or_empty(dates.say_moment))
register.filter("minutes_in_words", _or_empty(dates.say_minutes))


@register.simple_tag(takes_context=True)
def submission_token(context):
    """Put the hidden key that lets `post_once` make one record of this form. A form shown again keeps its key."""
    request = context["request"]
    kept = request.POST.get(submission.FIELD, "")
    shown = submission.read_token(kept)
    fresh = shown is None or not shown.is_of(request)
    token = submission.new_token(request.user, request.person) if fresh else kept
    return format_html('<input type="hidden" name="{}" value="{}">', submission.FIELD, token)


@register.simple_tag(takes_context=True)
def what_was_typed(context):
    """Carry what a form was sent with, in hidden fields, past a page that reads it back."""
    line = '<input type="hidden" name="{}" value="{}">'
    return format_html_join("\n", line, submission.typed(context["request"]))


@register.simple_tag(takes_context=True)
def typed_is_kept(context):
    """Say whether a form sent while signed out is kept for whoever sent it."""
    return is_kept(context["request"])
