"""Pages that a link in a message opens without signing in: answering an offer, and what a chair says of a panel.

A link is signed and runs out. Its page holds the post and the day, and no name.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from coproduction.core.dates import today
from coproduction.core.guards import public
from coproduction.core.submission import post_once
from involvement.enums import DebriefSide
from involvement.forms.debriefs import FORMS
from involvement.rules.asking import link_opens
from involvement.rules.links import read_token
from involvement.selectors.asking import offers_with_all
from involvement.selectors.debriefs import debriefs_with_all
from involvement.services import asking, debriefs
from involvement.views.my_panels import offer_page


@require_http_methods(["GET", "HEAD", "POST"])
@public
@cache_control(no_store=True, private=True)
def panel_answer(request, token):
    """The offer that a message brought: yes or no, without signing in. Those signed in see their own page."""
    offer = _offer_of(token)
    if request.method != "POST":
        if request.person.pk == offer.expert_id:
            return redirect(offer)
        return _show_offer(request, offer_page(offer), token)
    if request.POST.get("answer") not in ("yes", "no"):
        raise Http404
    if request.POST["answer"] == "yes":
        shown = offer_page(offer)
        if shown["to_read_first"]:  # it may have come up since the page with the button was opened
            return _show_offer(request, shown, token, status=409)
        asking.accept(offer=offer, by=offer.expert.user)
        messages.success(request, gettext("You have a seat. We have written to you with what happens next."))
    else:
        asking.decline(offer=offer, by=offer.expert.user)
        messages.success(request, gettext("You have said no to this seat. Thank you for telling us."))
    return redirect("involvement:panel_answer", token)


@require_http_methods(["GET", "HEAD", "POST"])
@public
@cache_control(no_store=True, private=True)
@post_once
def chair_debrief(request, token):
    """Three questions to the chair of a panel, who may have no account. Answered once."""
    chairs = debriefs_with_all().filter(side=DebriefSide.CHAIR)
    debrief = get_object_or_404(chairs, pk=_key(read_token("debrief", token)))
    form = FORMS[DebriefSide.CHAIR](request.POST if request.method == "POST" else None)
    if request.method == "POST" and not debrief.answered_at and form.is_valid():
        debriefs.answer(debrief=debrief, by=None, **form.cleaned_data)
        return redirect("involvement:chair_debrief", token)
    context = {"form": form, "debrief": debrief, "panel": debrief.panel}
    return render(
        request, "involvement/panels/chair_debrief.html", context, status=422 if form.errors else 200
    )


def _show_offer(request, shown, token, *, status=200):
    return render(request, "involvement/panels/answer.html", {**shown, "token": token}, status=status)


def _offer_of(token):
    offer = get_object_or_404(offers_with_all(), pk=_key(read_token("offer", token, good_for=None)))
    if not link_opens(offer, on=today()):
        raise Http404
    return offer


def _key(key):
    if key is None:
        raise Http404
    return key
