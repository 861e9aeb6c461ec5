"""What new adverts begin with: the words of each kind, and copies of old adverts."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.reference.enums import Permission as ReferencePermission
from involvement.enums import OpportunityKind, Permission
from involvement.forms.templates import TemplateForm
from involvement.selectors import templates as selectors
from involvement.selectors.opportunities import FACTS
from involvement.services import templates as services

KEEPERS = (Permission.CHECK_OPPORTUNITY, ReferencePermission.MANAGE)
LONGEST_QUERY = 100


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*KEEPERS)
def kind_words(request, kind):
    """Change the words that new adverts of one kind begin with."""
    if kind not in OpportunityKind.values:
        raise Http404
    form = TemplateForm(request.POST if request.method == "POST" else None, initial=selectors.words_for(kind))
    if request.method == "POST" and form.is_valid():
        services.keep_template(kind=kind, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("Saved. New adverts of this kind can begin with these words."))
        return redirect("involvement:kinds")
    context = {"form": form, "kind": OpportunityKind(kind)}
    return render(request, "involvement/adverts/kind_words.html", context, status=422 if form.errors else 200)


@require_safe
@needs(Permission.POST_OPPORTUNITY)
def copy_choose(request):
    """Choose an old advert to copy."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    page = page_of(request, selectors.to_copy(request.user, words), per_page=25)
    return render(request, "involvement/adverts/copy_choose.html", {"page": page, "words": words})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.POST_OPPORTUNITY)
@post_once
def advert_copy(request, pk):
    """Say what a copy takes and what is written anew; then begin it."""
    rows = selectors.may_be_copied(request.user).select_related(*FACTS)
    source = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        opportunity = services.copy_advert(source=source, by=request.user)
        messages.success(request, gettext("Copied. Now write what is missing."))
        return redirect("involvement:advert", opportunity.pk)
    context = {"source": source, "anew": selectors.written_anew(source)}
    return render(request, "involvement/adverts/copy.html", context)
