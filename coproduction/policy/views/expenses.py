from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from coproduction.policy import services
from coproduction.policy.enums import Permission
from coproduction.policy.forms import AllowanceForm, CancellationFeeForm, MileageRateForm, TimeLimitForm
from coproduction.policy.views.asking import Question, ask, typed


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RATES)
@post_once
def mileage_new(request):
    return _ask(
        request,
        MileageRateForm,
        services.set_mileage_rate,
        gettext("Set a mileage rate"),
        gettext("The mileage rate is saved."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RATES)
@post_once
def allowance_new(request):
    return _ask(
        request,
        AllowanceForm,
        services.set_allowance,
        gettext("Set an allowance"),
        gettext("The allowance is saved."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RATES)
@post_once
def time_limit_new(request):
    return _ask(
        request,
        TimeLimitForm,
        services.set_time_limit,
        gettext("Set a time limit"),
        gettext("The time limit is saved."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_RATES)
@post_once
def cancellation_fee_new(request):
    return _ask(
        request,
        CancellationFeeForm,
        services.set_cancellation_fee,
        gettext("Set a fee for cancelling late"),
        gettext("The fee for cancelling late is saved."),
    )


def _ask(request, form_class, enter, title, saved):
    question = Question(title, reverse("policy:rates"), saved)
    return ask(request, form_class(typed(request)), question, lambda **facts: enter(by=request.user, **facts))
