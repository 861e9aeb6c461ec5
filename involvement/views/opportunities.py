"""Writing adverts: a host's own list, the task list of one, and its sections."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.reference.access_facts import STEPS
from involvement.enums import RUNS_ADVERTS, OpportunityStatus, Permission, Section
from involvement.forms.opportunities import CorrectForm, StartForm
from involvement.forms.sections import FORMS
from involvement.models import Opportunity
from involvement.rules import opportunities as rules
from involvement.rules.sections import many_of
from involvement.selectors import adverts, opportunities as selectors, progress
from involvement.selectors.venues import may_describe
from involvement.services import opportunities as services
from involvement.services.templates import start_from_words

NOT_NOW = _("This advert cannot be changed now. It is being checked, is already public or was cancelled.")


def advert_of(request, pk):
    """Fetch an advert this person runs, or answer 404."""
    return get_object_or_404(selectors.with_facts(Opportunity.objects.managed_by(request.user)), pk=pk)


@require_safe
@needs(*RUNS_ADVERTS)
def advert_list(request):
    status = request.GET.get("status", "")
    page = page_of(request, selectors.staff_list(request.user, status=status))
    may_check = request.user.has_perm(Permission.CHECK_OPPORTUNITY)
    context = {"page": page, "status": status, "statuses": OpportunityStatus.choices, "may_check": may_check}
    return render(request, "involvement/adverts/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.POST_OPPORTUNITY)
@post_once
def advert_start(request):
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("title", "kind")}
        start = start_from_words if form.cleaned_data["begin"] == "words" else services.start_advert
        opportunity = start(**facts, by=request.user)
        return redirect("involvement:advert", opportunity.pk)
    return render(request, "involvement/adverts/start.html", {"form": form}, status=_status(request))


@require_safe
@needs(*RUNS_ADVERTS)
def advert(request, pk):
    """The task list of an advert: what is done, what is missing, and what can be done with it now."""
    opportunity = advert_of(request, pk)
    return render(request, "involvement/adverts/advert.html", progress.of(opportunity, request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
def advert_section(request, pk, section):
    opportunity = advert_of(request, pk)
    if section not in Section.values:
        raise Http404
    if not rules.may_write(request.user, opportunity):
        raise PermissionDenied(NOT_NOW)
    prefetch_related_objects([opportunity], *many_of(Section(section)))
    form = FORMS[Section(section)](
        request.POST if request.method == "POST" else None, opportunity=opportunity
    )
    if request.method == "POST" and form.is_valid():
        return _save_section(request, opportunity, form)
    return _section_page(request, opportunity, form, status=_status(request))


def _save_section(request, opportunity, form):
    section, version = form.section, form.cleaned_data["version"]
    try:
        services.save_section(
            opportunity=opportunity, section=section, values=form.values, version=version, by=request.user
        )
    except services.ChangedMeanwhile as changed:
        again = form.shown_again(changed.opportunity)
        saved = progress.saved_values(changed.opportunity, again)
        return _section_page(
            request, changed.opportunity, again, changed=changed.sentence, saved=saved, status=409
        )
    if "add_venue" in request.POST:
        return redirect(_to_add_a_venue(opportunity))
    messages.success(request, gettext("Saved: {section}").format(section=section.label))
    return redirect("involvement:advert", opportunity.pk)


def _to_add_a_venue(opportunity):
    """Return where to add one. The words of an imported advert that named no venue we know are its name to begin with."""
    url = reverse("involvement:advert_venue_add", args=[opportunity.pk])
    said = opportunity.imported_words.get("venue", "")
    return f"{url}?{urlencode({'name': said})}" if said else url


def _section_page(request, opportunity, form, *, status, **more):
    missing = [each for each in selectors.still_missing(opportunity) if each.section == form.section]
    context = {"opportunity": opportunity, "form": form, "section": form.section, "missing": missing, **more}
    if opportunity.venue and "venue" in form.fields:
        context["may_describe"] = may_describe(request.user, opportunity.venue)
        context["first_step"] = STEPS[0]
    return render(request, "involvement/adverts/section.html", context, status=status)


@require_safe
@needs(*RUNS_ADVERTS)
def advert_preview(request, pk):
    """The advert exactly as the public will see it."""
    return render(request, "involvement/adverts/preview.html", adverts.in_words(advert_of(request, pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CHECK_OPPORTUNITY)
def advert_correct(request, pk):
    """Put right the words of a public advert."""
    opportunity = advert_of(request, pk)
    if not rules.may_correct(request.user, opportunity):
        raise PermissionDenied(gettext("Only an advert that is published or closed can be put right here."))
    form = CorrectForm(request.POST if request.method == "POST" else None, opportunity=opportunity)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_words(opportunity=opportunity, values=form.cleaned_data, by=request.user)
        except RuleBroken as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, gettext("The advert has been put right."))
            return redirect("involvement:advert", opportunity.pk)
    context = {"opportunity": opportunity, "form": form}
    return render(request, "involvement/adverts/correct.html", context, status=_status(request))


def _status(request):
    return 422 if request.method == "POST" else 200
