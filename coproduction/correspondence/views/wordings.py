"""Coordinators change the words of the messages the portal sends: try, see, send themselves a test, save, go back.

The words are those in the language of the page.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.core.languages import name_of, offered
from coproduction.correspondence.enums import Permission
from coproduction.correspondence.forms.wordings import WordingForm
from coproduction.correspondence.kinds import all_notices, notice_of
from coproduction.correspondence.selectors import wordings as selectors
from coproduction.correspondence.services import wordings as services

MOST_VERSIONS = 20


@require_safe
@needs(Permission.EDIT_WORDS)
def wordings(request):
    """List every kind of message whose words can be changed."""
    own = selectors.own_words()
    rows = [
        {"notice": notice, "url": _page_of(notice), "is_own": (notice.template, get_language()) in own}
        for notice in all_notices()
    ]
    return render(request, "correspondence/wordings.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_WORDS)
def wording(request, app, kind):
    """Change the words of one kind of message. Its buttons show an example, send a test, or save."""
    notice = _notice(app, kind)
    subject, body = selectors.words_of(notice)
    form = WordingForm(
        request.POST if request.method == "POST" else None,
        initial={"subject": subject, "body": body},
        names=notice.examples,
    )
    if form.is_valid() and "save" in request.POST:
        services.change_words(notice=notice, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("From now on we say it in these words."))
        return redirect("correspondence:wordings")
    if form.is_valid() and "test" in request.POST:
        services.send_test(notice=notice, to=request.user, **form.cleaned_data)
        messages.success(request, gettext("We have sent these words to you as a test. Nothing is saved yet."))
    return _show(request, notice, form)


@require_POST
@needs(Permission.EDIT_WORDS)
def wording_ours(request, app, kind):
    """Say it in the words that came with the portal again."""
    services.go_back_to_ours(notice=_notice(app, kind), by=request.user)
    messages.success(request, gettext("We say it in our own words again."))
    return redirect("correspondence:wording", app, kind)


def _show(request, notice, form):
    words = form.cleaned_data if form.is_bound and not form.errors else form.initial
    context = {
        "notice": notice,
        "app": notice.template.partition("/")[0],
        "kind": notice.template.partition("/")[2],
        "form": form,
        "example": None if form.errors else services.example_of(notice, **words),
        "is_own": selectors.is_own(notice),
        "language": name_of(get_language()) if len(offered()) > 1 else "",
        "versions": selectors.versions_of(notice)[:MOST_VERSIONS],
    }
    return render(request, "correspondence/wording.html", context, status=422 if form.errors else 200)


def _page_of(notice):
    return reverse("correspondence:wording", args=notice.template.split("/"))


def _notice(app, kind):
    notice = notice_of(f"{app}/{kind}")
    if notice is None:
        raise Http404
    return notice
