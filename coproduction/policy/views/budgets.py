from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.policy import selectors, services
from coproduction.policy.enums import Permission
from coproduction.policy.forms import BudgetForm, ChangeBudgetForm
from coproduction.policy.models import Budget
from coproduction.policy.views.asking import Question, ask, typed
from coproduction.reference.models import Directorate


@require_safe
@needs(Permission.READ_BUDGETS, Permission.KEEP_BUDGETS)
def budgets(request):
    """List the budgets this person may see, with what is committed, spent and left."""
    page = page_of(request, Budget.objects.visible_to(request.user).select_related("directorate"))
    balances = selectors.balances(page.object_list)
    rows = [(budget, balances[budget.pk]) for budget in page.object_list]
    may_open = request.user.has_perm(Permission.KEEP_BUDGETS)
    return render(request, "policy/budgets.html", {"page": page, "rows": rows, "may_open": may_open})


@require_safe
@needs(Permission.READ_BUDGETS, Permission.KEEP_BUDGETS)
def budget(request, pk):
    """Show one budget with the lines of its ledger, the latest first."""
    found = get_object_or_404(Budget.objects.visible_to(request.user).select_related("directorate"), pk=pk)
    page = page_of(request, found.entries.order_by("-pk"), per_page=50)
    context = {
        "budget": found,
        "balance": selectors.balance_of(found),
        "page": page,
        "may_change": _keeps(request.user, found),
    }
    return render(request, "policy/budget.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_BUDGETS)
@post_once
def budget_new(request):
    form = BudgetForm(typed(request), directorates=_directorates_of(request.user))
    question = Question(gettext("Open a budget"), reverse("policy:budgets"), gettext("The budget is open."))
    return ask(request, form, question, lambda **facts: services.open_budget(by=request.user, **facts))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_BUDGETS)
def budget_change(request, pk):
    found = get_object_or_404(Budget.objects.visible_to(request.user), pk=pk)
    if not _keeps(request.user, found):
        raise PermissionDenied(gettext("You can change the budgets of your own directorate only."))
    now = {"name": found.name, "amount": found.amount, "is_closed": found.retired_at is not None}
    form = ChangeBudgetForm(typed(request), initial=now)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "policy/budget_change.html", {"form": form, "budget": found}, status=status)
    services.change_budget(budget=found, by=request.user, **form.cleaned_data)
    messages.success(request, gettext("The budget is changed."))
    return redirect("policy:budget", pk=pk)


def _keeps(user, budget):
    reach = user.directorates_for(Permission.KEEP_BUDGETS)
    return reach is None or budget.directorate_id in reach


def _directorates_of(user):
    reach = user.directorates_for(Permission.KEEP_BUDGETS)
    directorates = Directorate.objects.in_use()
    return directorates if reach is None else directorates.filter(pk__in=reach)
