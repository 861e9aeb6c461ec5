"""The coordinator's screens of a person's way in: the talk, a signature on paper, a guardian's yes, the agreement's words."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.accounts.enums import Role
from coproduction.accounts.selectors import holders_of
from coproduction.core.dates import today
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from experts.enums import Permission
from experts.forms.welcoming import AgreementTextForm, GuardianForm, PaperForm, TalkForm
from experts.models import AgreementText
from experts.rules.welcome import FIRST_WORDS
from experts.selectors.standing import current_text
from experts.services import agreements, people
from experts.views.network import expert_to_welcome
from experts.views.recording import done, form_page, posted


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.WELCOME)
@post_once
def welcome(request, pk):
    """Write down the welcome talk."""
    expert = expert_to_welcome(request, pk)
    form = TalkForm(
        posted(request),
        initial={"held_on": today(), "held_by": request.user.pk},
        colleagues=holders_of(Role.COORDINATOR).exclude(pk=pk),
    )
    said = {"expert": expert, "by": request.user}
    if form.is_valid() and done(form, people.welcome, **said, **form.cleaned_data):
        messages.success(
            request, gettext("Welcome talk recorded. We have told {expert}.").format(expert=expert)
        )
        return redirect("experts:person", pk)
    return form_page(request, form, expert, gettext("Save, and tell them"))


@require_POST
@needs(Permission.WELCOME)
def make_active(request, pk):
    expert = people.make_active(expert=expert_to_welcome(request, pk), by=request.user)
    messages.success(
        request, gettext("{expert} can now be offered places. We have told them.").format(expert=expert)
    )
    return redirect("experts:person", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.WELCOME)
@post_once
def paper(request, pk):
    """Write down that a person signed on paper."""
    expert = expert_to_welcome(request, pk)
    form = PaperForm(posted(request))
    said = {"expert": expert, "by": request.user}
    if form.is_valid() and done(form, agreements.record_paper_agreement, **said, **form.cleaned_data):
        messages.success(
            request, gettext("Signature recorded. Keep the paper where your trust keeps such papers.")
        )
        return redirect("experts:person", pk)
    return form_page(request, form, expert, gettext("Save"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.WELCOME)
@post_once
def guardian(request, pk):
    """Write down that a parent or guardian agrees."""
    expert = expert_to_welcome(request, pk)
    form = GuardianForm(posted(request))
    said = {"expert": expert, "by": request.user}
    if form.is_valid() and done(form, agreements.record_guardian, **said, **form.cleaned_data):
        messages.success(request, gettext("We have saved that a parent or guardian agrees."))
        return redirect("experts:person", pk)
    return form_page(request, form, expert, gettext("Save"))


@require_safe
@needs(Permission.KEEP_AGREEMENT)
def agreement_texts(request):
    """The agreement of today, and the versions before it."""
    page = page_of(request, AgreementText.objects.select_related("published_by"), per_page=10)
    return render(request, "experts/network/agreement.html", {"page": page, "text": current_text()})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_AGREEMENT)
@post_once
def write_agreement(request):
    """Write the next version. The first begins with words to start from."""
    text = current_text()
    form = AgreementTextForm(posted(request), initial={"words": text.words if text else FIRST_WORDS})
    if form.is_valid() and done(
        form, agreements.write_agreement, field="words", by=request.user, **form.cleaned_data
    ):
        messages.success(
            request, gettext("The agreement is published. People who join from now on sign this version.")
        )
        return redirect("experts:agreement_texts")
    context = {"form": form, "text": text}
    return render(
        request, "experts/network/agreement_write.html", context, status=422 if form.errors else 200
    )
