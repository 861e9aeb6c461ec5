"""What a coordinator does about a person's data for somebody who is not online."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from coproduction.core.dates import today
from coproduction.core.guards import needs, signed_in
from coproduction.core.submission import post_once
from coproduction.privacy import rules
from coproduction.privacy.selectors.people import is_on_its_way, leaving_of, why_no_letter
from coproduction.privacy.services import leaving, paper
from coproduction.reference.selectors import setting
from experts.enums import ExpertStatus, Permission
from experts.forms.acting import BeginForm
from experts.middleware import enter
from experts.models import Expert
from experts.rules import acting


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@post_once
def on_paper(request):
    """Have all we hold about the person a coordinator does things for sent to them as a letter."""
    if request.occasion is None:
        raise PermissionDenied(rules.NOT_BY_ONESELF)
    if request.method == "POST":
        paper.ask_on_paper(person=request.person, by=request.user)
        messages.success(
            request, gettext("We are putting the letter together. It goes to the letters to print.")
        )
        return redirect("experts:profile")
    context = {"refusal": why_no_letter(request.person), "is_on_its_way": is_on_its_way(request.person)}
    return render(request, "privacy/my/on_paper.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.ACT_FOR)
@post_once
def stay_for(request, pk):
    """Undo leaving for a person who asks a coordinator to, while it can be undone, and go on in that person's pages."""
    person = _who_left(request, pk)
    if refusal := acting.why_not_act_for(request.user, person, None):
        raise PermissionDenied(refusal)
    asked = leaving_of(person)
    must_agree = acting.must_agree(person, days=setting("act_for_signed_in_days"), now=timezone.now())
    form = BeginForm(request.POST if request.method == "POST" else None, must_agree=must_agree)
    if request.method == "POST" and form.is_valid():
        enter(request, leaving.stay_for(person=person, by=request.user, **form.cleaned_data))
        messages.success(
            request, gettext("{person} has not left. We will not erase anything.").format(person=person)
        )
        return redirect("experts:profile")
    context = {
        "form": form,
        "expert_person": person,
        "leaving": asked,
        "refusal": rules.why_not_stay(asked, today=today()),
        "must_agree": must_agree,
    }
    return render(request, "privacy/staff/stay_for.html", context, status=422 if form.errors else 200)


def _who_left(request, pk):
    left = Expert.objects.visible_to(request.user).filter(status=ExpertStatus.LEFT, merged_into__isnull=True)
    return get_object_or_404(left.select_related("user"), pk=pk).user
