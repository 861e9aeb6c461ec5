from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from coproduction.accounts import rules, selectors
from coproduction.accounts.enums import Permission
from coproduction.accounts.forms import SearchForm
from coproduction.accounts.models import User
from coproduction.core.guards import needs
from coproduction.core.paging import page_of


@require_safe
@needs(Permission.MANAGE_ROLES)
def people(request):
    """Everyone with an account, staff first of all: found by name, address or role."""
    form = SearchForm({"role": "staff", **request.GET.dict()})
    asked = form.cleaned_data if form.is_valid() else {"q": "", "role": "staff"}
    found = selectors.people(request.user, words=asked["q"], role=asked["role"])
    page = page_of(request, found, per_page=50)
    return render(request, "accounts/people.html", {"form": form, "page": page})


@require_safe
@needs(Permission.MANAGE_ROLES)
def person(request, pk):
    """One person's account and every role they hold or have held."""
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    context = {
        "person": user,
        "grants": selectors.grants_of(user),
        "may_change": rules.may_change_roles_of(request.user, user),
    }
    return render(request, "accounts/person.html", context)
