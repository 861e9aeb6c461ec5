"""Who writes a submission together, the experts named in it, and an expert's own answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from experts.enums import Permission as ExpertPermission
from quality_mark.enums import Consent, Permission
from quality_mark.forms.writing import SAID_NO, ContributorForm, CoSubmitterForm, NamingForm
from quality_mark.models import Contributor
from quality_mark.selectors.people import contributors_of
from quality_mark.services import people as services
from quality_mark.views.writing import POSTING, status_of, to_write


@require_safe
@needs(Permission.SUBMIT)
def people(request, pk):
    submission, _ = to_write(request, pk)
    context = {
        "submission": submission,
        "co_submitters": list(submission.co_submitters.select_related("user").order_by("pk")),
        "contributors": list(contributors_of(submission)),
    }
    return render(request, "quality_mark/writing/people.html", context)


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@post_once
def add_co_submitter(request, pk):
    submission, _ = to_write(request, pk)
    form = CoSubmitterForm(request.POST or None)
    if form.is_valid():
        try:
            services.add_co_submitter(submission=submission, **form.cleaned_data, by=request.user)
        except RuleBroken as refusal:
            form.add_error("email", refusal.sentence)
        else:
            messages.success(request, gettext("They can now write this submission too. We have told them."))
            return redirect("quality_mark:people", pk)
    context = {"submission": submission, "form": form}
    return render(request, "quality_mark/writing/co_submitter.html", context, status=status_of(request))


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@post_once
def ask_contributor(request, pk):
    submission, _ = to_write(request, pk)
    form = ContributorForm(request.POST or None)
    if form.is_valid():
        try:
            services.ask_contributor(submission=submission, **form.cleaned_data, by=request.user)
        except RuleBroken as refusal:
            form.add_error("email", refusal.sentence)
        else:
            messages.success(request, gettext("We have asked them. You will get a message when they answer."))
            return redirect("quality_mark:people", pk)
    context = {"submission": submission, "form": form}
    return render(request, "quality_mark/writing/contributor.html", context, status=status_of(request))


@require_POST
@needs(Permission.SUBMIT)
def remove_co_submitter(request, pk, row_pk):
    submission, _ = to_write(request, pk)
    row = get_object_or_404(submission.co_submitters.select_related("user"), pk=row_pk)
    services.remove_co_submitter(submission=submission, co_submitter=row, by=request.user)
    messages.success(request, gettext("{row} no longer writes this submission.").format(row=row.user))
    return redirect(
        "quality_mark:people" if row.user != request.user else "quality_mark:submissions",
        *_at(row, request, pk),
    )


def _at(row, request, pk):
    return [pk] if row.user != request.user else []


@require_POST
@needs(Permission.SUBMIT)
def remove_contributor(request, pk, row_pk):
    submission, _ = to_write(request, pk)
    row = get_object_or_404(submission.contributors.select_related("expert__user"), pk=row_pk)
    services.remove_contributor(submission=submission, contributor=row, by=request.user)
    messages.success(request, gettext("{expert} is no longer named.").format(expert=row.expert))
    return redirect("quality_mark:people", pk)


@require_safe
@needs(ExpertPermission.TAKE_PART)
def my_namings(request):
    """The work an expert was asked to be named for."""
    asked = Contributor.objects.visible_to(request.person).select_related("submission").order_by("-pk")
    return render(request, "quality_mark/people/namings.html", {"asked": list(asked)})


@require_http_methods(POSTING)
@needs(ExpertPermission.TAKE_PART)
@post_once
def naming(request, pk):
    """An expert says whether and how they want to be named. They can come back and change it."""
    mine = Contributor.objects.visible_to(request.person).select_related("submission", "asked_by")
    contributor = get_object_or_404(mine, pk=pk)
    form = NamingForm(request.POST or None, initial={"answer": _answered(contributor)})
    if form.is_valid():
        services.answer(contributor=contributor, agrees=form.agrees, credit=form.credit, by=request.user)
        messages.success(request, gettext("Thank you. We have saved your answer."))
        return redirect("quality_mark:my_namings")
    context = {"contributor": contributor, "form": form}
    return render(request, "quality_mark/people/naming.html", context, status=status_of(request))


def _answered(contributor):
    return {Consent.ASKED: "", Consent.DECLINED: SAID_NO}.get(contributor.consent, contributor.credit)
