"""Easy read and translations of an advert: staff write and approve them, and everyone reads them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs, public
from coproduction.core.submission import post_once
from involvement.enums import RUNS_ADVERTS
from involvement.forms.advert_words import AdvertWordsForm
from involvement.models import Opportunity
from involvement.rules import advert_words as rules
from involvement.selectors import advert_words as selectors, adverts
from involvement.selectors.freshness import marker_of_page
from involvement.services import advert_words as services
from involvement.views.known import knows, nothing
from involvement.views.opportunities import advert_of
from involvement.views.public import kept


@public
@require_safe
@knows(nothing)
def opportunity_in_words(request, reference, words):
    """An advert as people read it in easy read or in another language."""
    return kept(request, marker_of_page(request, reference), lambda: _page(request, reference, words))


def _page(request, reference, slug):
    rows = Opportunity.objects.with_page().select_related("venue", "locality").only(*adverts.COLUMNS)
    opportunity = get_object_or_404(rows, reference=reference)
    words = selectors.find(opportunity, slug)
    if words is None or words.approved_at is None:
        raise Http404
    is_stale = rules.is_stale(words, opportunity)
    said = adverts.in_words(selectors.use_words(opportunity, words))
    context = {"words": words, "way": rules.written_as(words.language), "is_stale": is_stale}
    context |= said | {"marked_facts": selectors.marked_facts(said, words)}
    return render(request, "involvement/opportunities/in_words.html", context)


@require_safe
@needs(*RUNS_ADVERTS)
def advert_words(request, pk):
    """The easy read and the translations of an advert, and what could be added."""
    opportunity = advert_of(request, pk)
    context = {"opportunity": opportunity, "rows": selectors.staff_rows(opportunity)}
    context["may_write"] = rules.may_write(request.user, opportunity)
    return render(request, "involvement/advert_words/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def advert_words_edit(request, pk, words):
    opportunity = advert_of(request, pk)
    language, row = _chosen(opportunity, words)
    if not rules.may_write(request.user, opportunity):
        raise PermissionDenied(services.NOT_NOW)
    data = request.POST if request.method == "POST" else None
    facts = {"way": rules.written_as(language), "version": services.version_of(row)}
    form = AdvertWordsForm(data, opportunity=opportunity, words=row, **facts)
    if data is not None and form.is_valid() and _saved(form, opportunity, language, request.user):
        messages.success(
            request,
            gettext("Saved: {language}. A second person can now approve it.").format(
                language=rules.name_of(language)
            ),
        )
        return redirect("involvement:advert_words", opportunity.pk)
    context = {"opportunity": opportunity, "form": form, "name": rules.name_of(language), "words": row}
    return render(request, "involvement/advert_words/edit.html", context, status=200 if data is None else 422)


def _saved(form, opportunity, language, user):
    try:
        return services.save_words(
            opportunity=opportunity,
            language=language,
            values=form.values,
            version=form.cleaned_data["version"],
            by=user,
        )
    except RuleBroken as refusal:
        form.add_error(None, refusal.sentence)
        return None


@require_safe
@needs(*RUNS_ADVERTS)
def advert_words_check(request, pk, words):
    """The words beside the advert's own, to approve or take away."""
    opportunity, row = _begun(request, pk, words)
    pairs = [
        (AdvertWordsForm.base_fields[name].label, getattr(opportunity, name), getattr(row, name))
        for name in rules.fields_of(opportunity)
    ]
    context = {
        "opportunity": opportunity,
        "words": row,
        "slug": words,
        "name": rules.name_of(row.language),
        "way": rules.written_as(row.language),
        "pairs": pairs,
        "version": services.version_of(row),
        "is_stale": rules.is_stale(row, opportunity),
        "may_write": rules.may_write(request.user, opportunity),
        "may_approve": rules.may_approve(request.user, row),
    }
    return render(request, "involvement/advert_words/check.html", context)


@require_POST
@needs(*RUNS_ADVERTS)
def advert_words_approve(request, pk, words):
    opportunity, row = _begun(request, pk, words)
    services.approve_words(words=row, version=request.POST.get("version", ""), by=request.user)
    messages.success(
        request,
        gettext("{language} is approved. People can read it when the advert is public.").format(
            language=rules.name_of(row.language)
        ),
    )
    return redirect("involvement:advert_words", opportunity.pk)


@require_POST
@needs(*RUNS_ADVERTS)
def advert_words_take_away(request, pk, words):
    opportunity, row = _begun(request, pk, words)
    services.take_away(words=row, by=request.user)
    messages.success(
        request,
        gettext("{language} is taken away. People read the advert in English.").format(
            language=rules.name_of(row.language)
        ),
    )
    return redirect("involvement:advert_words", opportunity.pk)


def _chosen(opportunity, slug):
    """Return (Language or None for easy read, the AdvertWords or None) of an address, or answer 404."""
    row = selectors.find(opportunity, slug)
    if row:
        return row.language, row
    languages = selectors.languages()
    if slug not in languages:
        raise Http404
    return languages[slug], None


def _begun(request, pk, slug):
    opportunity = advert_of(request, pk)
    row = selectors.find(opportunity, slug)
    if row is None:
        raise Http404
    return opportunity, row
