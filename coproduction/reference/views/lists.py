"""The trust's lists, each of one kind, shown and changed by the same few views."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.languages import Words
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.reference import services
from coproduction.reference.enums import Permission
from coproduction.reference.forms import FORMS
from coproduction.reference.models import (
    CheckKind,
    Directorate,
    Language,
    Locality,
    SchoolTerm,
    Topic,
    TrainingKind,
)


@dataclass(frozen=True)
class TrustList:
    """A list as the administrator meets it: its part of the address, its rows, and what to call them."""

    slug: str
    model: type
    words: Words
    one: Words
    hint: Words


LISTS = {
    each.slug: each
    for each in (
        TrustList(
            "directorates",
            Directorate,
            _("Directorates"),
            _("directorate"),
            _("Adverts, budgets and reports name one."),
        ),
        TrustList(
            "localities",
            Locality,
            _("Localities"),
            _("locality"),
            _("Where people live and where things happen."),
        ),
        TrustList(
            "topics",
            Topic,
            _("Topics"),
            _("topic"),
            _("Interests, skills and lived experience people choose from."),
        ),
        TrustList(
            "languages", Language, _("Languages"), _("language"), _("Languages people speak and sign.")
        ),
        TrustList(
            "checks",
            CheckKind,
            _("Checks"),
            _("check"),
            _("Checks some ways of taking part need, such as DBS."),
        ),
        TrustList(
            "school-terms",
            SchoolTerm,
            _("School terms"),
            _("school term"),
            _(
                "When schools here are open. Sessions that are only in term time leave out the days between. "
                "Add the two halves of a term apart, so that half term is left out too."
            ),
        ),
        TrustList(
            "training",
            TrainingKind,
            _("Training"),
            _("kind of training"),
            _("Training some ways of taking part need."),
        ),
    )
}


@require_safe
@needs(Permission.MANAGE)
def lists(request):
    """The lists there are."""
    return render(request, "reference/lists.html", {"lists": LISTS.values()})


@require_safe
@needs(Permission.MANAGE)
def entries(request, slug):
    """What is on one list, retired entries last."""
    found = _list(slug)
    shows_all = "all" in request.GET
    everything = found.model.objects.order_by(F("retired_at").asc(nulls_first=True), "name")
    page = page_of(request, everything if shows_all else everything.in_use(), per_page=50)
    context = {"list": found, "page": page, "shows_all": shows_all}
    return render(request, "reference/entries.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.MANAGE)
@post_once
def add(request, slug):
    """Put an entry on a list."""
    found = _list(slug)
    form = FORMS[found.model](request.POST or None)
    if form.is_valid() and _saved(form, services.add_entry, found.model, by=request.user):
        messages.success(request, gettext("We have added {name}.").format(name=form.cleaned_data["name"]))
        return redirect("reference:entries", slug)
    return _form_page(request, form, found, entry=None)


@require_http_methods(["GET", "POST"])
@needs(Permission.MANAGE)
def change(request, slug, pk):
    """Rename an entry, or change what is said about it."""
    found = _list(slug)
    entry = get_object_or_404(found.model, pk=pk)
    form_class = FORMS[found.model]
    form = form_class(
        request.POST or None, initial={name: getattr(entry, name) for name in form_class.base_fields}
    )
    if form.is_valid() and _saved(form, services.change_entry, entry, by=request.user):
        messages.success(request, gettext("We have saved {entry}.").format(entry=entry))
        return redirect("reference:entries", slug)
    return _form_page(request, form, found, entry=entry)


@require_http_methods(["GET", "POST"])
@needs(Permission.MANAGE)
def retire(request, slug, pk):
    """Ask whether an entry should leave the list, or come back to it; then do so."""
    found = _list(slug)
    entry = get_object_or_404(found.model, pk=pk)
    if request.method == "POST":
        act = services.bring_back if entry.retired_at else services.retire
        act(entry, by=request.user)
        words = (
            gettext("{entry} is off the list.")
            if entry.retired_at
            else gettext("{entry} is back on the list.")
        )
        messages.success(request, words.format(entry=entry))
        return redirect("reference:entries", slug)
    return render(request, "reference/retire.html", {"list": found, "entry": entry})


def _list(slug):
    if slug not in LISTS:
        raise Http404
    return LISTS[slug]


def _saved(form, service, thing, *, by):
    try:
        return service(thing, by=by, **form.cleaned_data)
    except RuleBroken as refusal:
        form.add_error("name", refusal.sentence)
        return None


def _form_page(request, form, found, *, entry):
    context = {"form": form, "list": found, "entry": entry}
    return render(request, "reference/entry.html", context, status=422 if form.errors else 200)
