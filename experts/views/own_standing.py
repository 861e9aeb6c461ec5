"""A person's own way in: reading and signing the agreement, and telling us of training they did elsewhere."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from coproduction.core.guards import needs, signed_in
from coproduction.core.submission import post_once
from experts.enums import Permission
from experts.forms.standing import TrainingForm
from experts.forms.welcoming import SignForm
from experts.rules.people import has_applied
from experts.rules.welcome import why_not_sign
from experts.selectors.people import expert_of
from experts.selectors.standing import standing_of
from experts.services import agreements, people, training
from experts.views.recording import done, posted


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_PART)
@post_once
def agreement(request):
    """Read the agreement, and sign it by typing one's name."""
    standing = standing_of(_joined(request.person))
    form = SignForm(posted(request), text=standing.text)
    if form.is_valid() and _is_signed(form, standing, request.user):
        messages.success(request, gettext("Thank you. You have signed the agreement."))
        return redirect("experts:profile")
    context = {"form": form, "standing": standing, "may_sign": form.errors or not why_not_sign(standing)}
    return render(request, "experts/agreement.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_PART)
@post_once
def tell_training(request):
    """Tell us of training done elsewhere, with a certificate where there is one."""
    expert = _joined(request.person)
    form = TrainingForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid() and _is_told(form, expert, request.user):
        messages.success(request, gettext("Thank you. We will look at this and tell you when it counts."))
        return redirect("experts:profile")
    return render(request, "experts/tell_training.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@signed_in
def apply_again(request):
    """Begin a fresh application after leaving."""
    if expert_of(request.user) is None:
        raise Http404
    people.apply_again(user=request.user)
    messages.success(
        request, gettext("Welcome back. Look at what you told us before, and change what is different.")
    )
    return redirect("experts:join_step", "name")


def _is_signed(form, standing, by):
    said = {"expert": standing.expert, "text": standing.text, "name": form.cleaned_data["name"]}
    return done(form, agreements.sign_agreement, by=by, **said)


def _is_told(form, expert, by):
    said = dict(form.cleaned_data)
    upload = said.pop("certificate")
    where = "certificate" if upload else None
    return done(form, training.tell_training, field=where, expert=expert, by=by, upload=upload, **said)


def _joined(person):
    expert = expert_of(person)
    if not has_applied(expert):
        raise Http404
    return expert
