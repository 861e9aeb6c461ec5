"""The booklet at the desk of a coordinator: its editions, making a new one, and sending it by post."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from involvement.booklet.formats import missing
from involvement.enums import Permission
from involvement.forms.booklet import EditionForm, WithdrawForm
from involvement.selectors import booklet as reading, booklet_post
from involvement.services import booklet as services, booklet_post as posting
from involvement.services.booklet_withdrawal import withdraw_edition

MOST_OTHERS = 100  # editions offered at once: the newest


@require_safe
@needs(Permission.MAKE_BOOKLET)
def editions(request):
    context = {"page": page_of(request, reading.editions(), per_page=25)}
    return render(request, "involvement/booklet/editions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MAKE_BOOKLET)
@post_once
def edition_new(request):
    form = EditionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        job = services.start_edition(scope=form.scope(), formats=form.chosen(), by=request.user)
        return redirect("core:job", job.pk)
    context = {"form": form, "missing": missing()}
    return render(request, "involvement/booklet/new.html", context, status=422 if form.errors else 200)


@require_safe
@needs(Permission.MAKE_BOOKLET)
def edition(request, number):
    found = get_object_or_404(reading.editions(), number=number)
    context = {"edition": found, "pack": None if found.withdrawn_at else booklet_post.pack_of(found)}
    return render(request, "involvement/booklet/edition.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MAKE_BOOKLET)
@post_once
def withdraw(request, number):
    """Take an edition out of public, and others with the same adverts, after saying what that does."""
    found = get_object_or_404(reading.editions(), number=number)
    if found.withdrawn_at:
        return redirect(found)
    adverts = list(reading.adverts_of(found))
    wrong = next((each for each in adverts if str(each.pk) == request.GET.get("advert")), None)
    others = list(reading.with_same_adverts(found, only=wrong)[: MOST_OTHERS + 1])
    form = WithdrawForm(request.POST if request.method == "POST" else None, others=others[:MOST_OTHERS])
    if request.method == "POST" and form.is_valid():
        reason, also = form.cleaned_data["reason"], form.also()
        withdraw_edition(edition=found, reason=reason, also=also, by=request.user)
        messages.success(request, _said_of(found, also))
        return redirect(found)
    context = {"edition": found, "form": form, "twins": reading.twins_of(found), "adverts": adverts}
    context |= {"wrong": wrong, "has_more": len(others) > MOST_OTHERS, "most": MOST_OTHERS}
    return render(request, "involvement/booklet/withdraw.html", context, status=422 if form.errors else 200)


def _said_of(edition, others):
    if not others:
        return gettext("{edition} is taken out. Nobody can download it any more.").format(edition=edition)
    names = ", ".join(str(each) for each in others)
    return gettext(
        "{edition} is taken out, and with it: {others}. Nobody can download them any more."
    ).format(edition=edition, others=names)


@require_POST
@needs(Permission.MAKE_BOOKLET)
@post_once
def post(request, number):
    """Write the cover letters of an edition: they wait among the letters to print."""
    found = get_object_or_404(reading.editions(), number=number)
    job = posting.start_posting(edition=found, by=request.user)
    messages.success(request, gettext("The cover letters are being written."))
    return redirect("core:job", job.pk)
