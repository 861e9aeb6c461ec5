from django.urls import reverse
from django.views.decorators.http import require_http_methods

from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from coproduction.policy import services
from coproduction.policy.enums import Permission
from coproduction.policy.forms import AllowanceForm, MileageRateForm, TimeLimitForm
from coproduction.policy.views.asking import Question, ask, typed


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RATES)
@post_once
def mileage_new(request):
    return _ask(
        request,
        MileageRateForm,
        services.set_mileage_rate,
        "Set a mileage rate",
        "The mileage rate is saved.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RATES)
@post_once
def allowance_new(request):
    return _ask(request, AllowanceForm, services.set_allowance, "Set an allowance", "The allowance is saved.")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RATES)
@post_once
def time_limit_new(request):
    return _ask(
        request, TimeLimitForm, services.set_time_limit, "Set a time limit", "The time limit is saved."
    )


def _ask(request, form_class, enter, title, saved):
    question = Question(title, reverse("policy:rates"), saved)
    return ask(request, form_class(typed(request)), question, lambda **facts: enter(by=request.user, **facts))
