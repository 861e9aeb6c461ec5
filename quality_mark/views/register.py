"""What anyone may read of the marks: the register, the page of each, its verification and its badge as it stands now."""

import hashlib

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from coproduction.core.dates import today
from coproduction.core.guards import public
from coproduction.core.paging import page_of
from quality_mark import badges
from quality_mark.enums import Kind
from quality_mark.models import Award, CriteriaSet
from quality_mark.selectors import register as selectors

PER_PAGE = 20
BADGE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


@public
@require_safe
def register(request):
    wanted = selectors.Wanted.asked(request.GET)
    page = page_of(request, selectors.found(wanted), per_page=PER_PAGE)
    places = [(str(pk), name) for pk, name in selectors.directorates()]
    context = {
        "wanted": wanted,
        "page": page,
        "entries": [(award, selectors.standing_of(award)) for award in page.object_list],
        "choices": (
            ("kind", gettext("Kind of work"), gettext("Any kind"), Kind.choices, wanted.kind),
            ("directorate", gettext("Directorate"), gettext("Any directorate"), places, wanted.directorate),
            ("status", gettext("Status"), gettext("Any status"), selectors.STATES.items(), wanted.status),
        ),
    }
    return _public(render(request, "quality_mark/register/list.html", context))


@public
@require_safe
def mark(request, number):
    """The page of one mark, by the number as people write it."""
    award = get_object_or_404(selectors.with_work(Award.objects.numbered(number)))
    if number != award.number:
        return redirect("quality_mark:mark", award.number, permanent=True)
    return _public(render(request, "quality_mark/register/mark.html", _said_of(award)))


@public
@require_safe
def verify(request):
    """Ask for a number, and lead to what it counts for."""
    number = request.GET.get("number", "").replace("\x00", "").strip()[:40]
    award = Award.objects.numbered(number).first() if number else None
    if award:
        return redirect("quality_mark:verified", award.token)
    context = {"number": number, "is_unknown": bool(number)}
    return _public(
        render(request, "quality_mark/register/verify.html", context, status=404 if number else 200)
    )


@public
@require_safe
def verified(request, token):
    """Say what a mark counts for today: where the QR code and the badge lead."""
    award = _with_token(token)
    context = {**_said_of(award), "today": today()}
    return _public(render(request, "quality_mark/register/verified.html", context))


@public
@require_safe
def badge_svg(request, token, look):
    return _badge(request, token, look, "image/svg+xml", lambda svg: svg.encode())


@public
@require_safe
def badge_png(request, token, look):
    return _badge(request, token, look, "image/png", badges.badge_png)


@public
@require_safe
def criteria(request, version):
    """What a version of the criteria asks, and what it takes to be awarded the mark by it."""
    found = get_object_or_404(CriteriaSet.objects.published(), version=version)
    context = {
        "criteria_set": found,
        "criteria": list(found.criteria.all()),
        "is_in_force": found == CriteriaSet.objects.in_force(),
    }
    return render(request, "quality_mark/register/criteria.html", context)


def _badge(request, token, look, media_type, made):
    """Hand over a badge as it stands now. Whoever keeps a copy must ask each time if it still is so."""
    if look not in badges.LOOKS:
        raise Http404
    svg = badges.badge_svg(_with_token(token), look)
    etag = f'"{hashlib.sha256(f"{media_type} {svg}".encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        made(svg), content_type=media_type
    )
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response["Content-Security-Policy"] = BADGE_POLICY
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _with_token(token):
    return get_object_or_404(selectors.with_work(Award.objects.all()), token=token)


def _said_of(award):
    names, unnamed = selectors.credits_of(award)
    return {
        "award": award,
        "version": award.decision.version,
        "submission": award.decision.version.submission,
        "standing": selectors.standing_of(award),
        "names": names,
        "unnamed": unnamed,
    }


def _public(response):
    """What a mark counts for may change at any moment, so nobody keeps these pages."""
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response
