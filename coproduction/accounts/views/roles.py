from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods

from coproduction.accounts import rules, services
from coproduction.accounts.enums import Permission, Role
from coproduction.accounts.forms import InviteForm, RoleForm
from coproduction.accounts.models import RoleGrant, User
from coproduction.accounts.reauthentication import reauthentication_required
from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once

NOT_ONESELF = _("You cannot change your own roles. Ask another administrator.")


@require_http_methods(["GET", "POST"])
@needs(Permission.MANAGE_ROLES)
@reauthentication_required
@post_once
def invite(request):
    """Invite a member of staff to a role."""
    form = InviteForm(request.POST or None)
    if form.is_valid() and (person := _try(form, services.invite_member_of_staff, by=request.user)):
        messages.success(request, gettext("We have invited {person}.").format(person=person))
        return redirect("accounts:person", person.pk)
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs(Permission.MANAGE_ROLES)
@reauthentication_required
@post_once
def give_role(request, pk):
    """Give a person one more role."""
    person = _person_to_change(request, pk)
    form = RoleForm(request.POST or None)
    if form.is_valid() and (grant := _try(form, services.grant_role, user=person, by=request.user)):
        messages.success(
            request,
            gettext("{person} now has the role of {role}.").format(
                person=person, role=grant.get_role_display()
            ),
        )
        return redirect("accounts:person", pk)
    context = {"form": form, "person": person}
    return render(request, "accounts/give_role.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs(Permission.MANAGE_ROLES)
@reauthentication_required
def end_role(request, pk, grant_pk):
    """Ask whether a role should end, then end it."""
    person = _person_to_change(request, pk)
    grant = get_object_or_404(RoleGrant.objects.exclude(role=Role.EXPERT), user=person, pk=grant_pk)
    if request.method == "POST":
        services.end_role(grant=grant, by=request.user)
        messages.success(
            request,
            gettext("{person} no longer has the role of {role}.").format(
                person=person, role=grant.get_role_display()
            ),
        )
        return redirect("accounts:person", pk)
    return render(request, "accounts/end_role.html", {"person": person, "grant": grant})


def _person_to_change(request, pk):
    person = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    if not rules.may_change_roles_of(request.user, person):
        raise PermissionDenied(NOT_ONESELF)
    return person


def _try(form, service, **about):
    """Call the service with what was typed; show a refusal on the form, where the person can mend it."""
    try:
        return service(**form.cleaned_data, **about)
    except RuleBroken as refusal:
        form.add_error(None, refusal.sentence)
        return None
