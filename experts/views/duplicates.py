"""People who may be here twice: finding them, looking at both, and putting the two accounts together."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.audit import services as audit
from coproduction.core.dates import say_date
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from experts.enums import Permission
from experts.forms.merging import KeepForm, MergeForm
from experts.models import Expert
from experts.rules.merging import suggested, why_not_merge
from experts.selectors.merging import held_by, in_the_way_of_merging, look_alikes
from experts.services import merging
from experts.views.recording import done, posted


@require_safe
@needs(Permission.WELCOME)
def duplicates(request):
    """Everyone who may be one person twice, with what is alike."""
    page = page_of(request, look_alikes())
    shown = {"page": page.number, "shown": len(page.object_list)}
    audit.record(actor=request.user, action="network.duplicates_listed", after=shown)
    return render(request, "experts/network/duplicates.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.WELCOME)
def compare(request, one, other):
    """Both accounts side by side, and which of them should stay."""
    first, second = _two(request, one, other)
    audit.record_many(actor=request.user, action="expert.viewed", targets=[first, second])
    accounts = [(first, _named(first)), (second, _named(second))]
    form = KeepForm(posted(request), accounts=accounts, initial={"keep": str(suggested(first, second).pk)})
    if form.is_valid():
        keeps = int(form.cleaned_data["keep"])
        return redirect("experts:merge", keeps, second.pk if keeps == first.pk else first.pk)
    context = {"form": form, "one": first, "other": second, "rows": _side_by_side(first, second)}
    return render(request, "experts/network/compare.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Permission.WELCOME)
def not_the_same(request, one, other):
    first, second = _two(request, one, other)
    merging.say_not_the_same(one=first, other=second, by=request.user)
    messages.success(
        request,
        gettext("We will not show {first} and {second} as the same person again.").format(
            first=first, second=second
        ),
    )
    return redirect("experts:duplicates")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.WELCOME)
@post_once
def merge(request, keeper, loser):
    """What will happen, in plain words, and the button that does it. There is no way back."""
    stays, goes = _two(request, keeper, loser)
    form = MergeForm(posted(request))
    if form.is_valid() and done(form, merging.merge, keeper=stays, loser=goes, by=request.user):
        messages.success(request, gettext("The two accounts are one now. We have told both addresses."))
        return redirect("experts:person", stays.pk)
    refusal = why_not_merge(stays, goes, request.user)
    context = {
        "form": form,
        "stays": stays,
        "goes": goes,
        "in_the_way": [refusal] if refusal else in_the_way_of_merging(stays, goes),
        "moves": ", ".join(f"{rows} {words}" for words, rows in held_by(goes).items() if rows),
    }
    return render(request, "experts/network/merge.html", context, status=422 if form.errors else 200)


def _two(request, one, other):
    people = Expert.objects.visible_to(request.user).filter(applied_at__isnull=False).select_related("user")
    if one == other:
        raise Http404
    return get_object_or_404(people, user__id=one), get_object_or_404(people, user__id=other)


def _named(expert):
    return gettext("{person} ({email}), number {number}").format(
        person=expert, email=expert.user.email or gettext("no email address"), number=expert.pk
    )


def _side_by_side(one, other):
    """Return [(what, of one, of the other)]: what they told us, and how much each account holds."""
    rows = [(what, _said(say(one)), _said(say(other))) for what, say in FACTS.items()]
    held = held_by(one), held_by(other)
    rows += [
        (words.capitalize(), held[0][words], held[1][words])
        for words in held[0]
        if held[0][words] or held[1][words]
    ]
    return rows


def _said(value):
    return gettext("Not given") if value in (None, "") else value


def _date(value):
    return say_date(value) if value else ""


FACTS = {
    _("Name"): lambda expert: expert.user.name,
    _("Email address"): lambda expert: expert.user.email,
    _("Telephone number"): lambda expert: expert.phone.as_national if expert.phone else "",
    _("Date of birth"): lambda expert: _date(expert.date_of_birth),
    _("Postcode"): lambda expert: expert.postcode,
    _("Status"): lambda expert: expert.get_status_display(),
    _("Applied"): lambda expert: _date(expert.applied_at),
    _("Last signed in"): lambda expert: _date(expert.user.last_login),
}
