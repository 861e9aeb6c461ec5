"""The open adverts for other programs and other websites. Nobody's session is looked at: the answer is the same for all.

It is in English, or in the language its address asks for: `?language=cy`.
"""

from functools import partial

from csp.decorators import csp_replace
from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, gettext
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from coproduction.core import calendars
from coproduction.core.dates import today
from coproduction.core.guards import needs, public
from coproduction.core.languages import in_language
from involvement.enums import RUNS_ADVERTS
from involvement.selectors import calendar, feeds, finding
from involvement.selectors.freshness import KEPT_SECONDS, marker_of_calendar, marker_of_feed
from involvement.selectors.terms import terms
from involvement.views.known import filters_and_language, knows, language

EMBEDDED = 10
ROBOTS = """User-agent: *
Disallow: /my/
Disallow: /staff/
Disallow: /accounts/
Disallow: /calendar/
Sitemap: {sitemap}
"""


@public
@require_safe
@knows(filters_and_language)
def atom(request):
    make = partial(feeds.atom, finding.Wanted.asked(request.GET), query=request.GET.urlencode())
    return _kept(request, marker_of_feed, make, "application/atom+xml; charset=utf-8")


@public
@require_safe
@knows(filters_and_language)
def json_feed(request):
    """Any website may read it: it holds only what is public, and is asked for without cookies."""

    def make():
        wanted = finding.Wanted.asked(request.GET)
        return JsonResponse(feeds.json_feed(wanted, query=request.GET.urlencode())).content

    response = _kept(request, marker_of_feed, make, "application/feed+json")
    response["Access-Control-Allow-Origin"] = "*"
    return response


@public
@require_safe
@knows(filters_and_language)
def public_calendar(request):
    """The sessions to come of the open adverts, for a calendar to follow. No link to join by is in it."""
    make = partial(calendar.public_file, finding.Wanted.asked(request.GET))
    return _kept(request, marker_of_calendar, make, calendars.CONTENT_TYPE)


@public
@require_safe
@knows(language)
def sitemap(request):
    def make():
        return render(request, "involvement/sitemap.xml", {"pages": feeds.sitemap()}).content

    return _kept(request, marker_of_feed, make, "application/xml; charset=utf-8")


@public
@require_safe
def robots(request):
    """What search engines should leave alone: a demonstration altogether."""
    words = ROBOTS.format(sitemap=feeds.address("/sitemap.xml"))
    if settings.DEMO:
        words = "User-agent: *\nDisallow: /\n"
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


@public
@require_safe
@knows(filters_and_language)
def embed(request):
    """A short list for the trust's own website: the websites of EMBED_SITES alone may show it inside one of theirs."""
    show = _embed
    if settings.EMBED_SITES:
        show = csp_replace({"frame-ancestors": settings.EMBED_SITES})(xframe_options_exempt(show))
    return show(request)


def _embed(request):
    def make():
        rows = list(finding.found(finding.Wanted.asked(request.GET))[:EMBEDDED])
        context = {"entries": finding.entries(rows, terms(on=today())), "query": request.GET.urlencode()}
        return render(request, "involvement/opportunities/embed.html", context).content

    return _kept(request, marker_of_feed, make, "text/html; charset=utf-8")


@require_safe
@needs(*RUNS_ADVERTS)
def share(request):
    """How to show the adverts on another website, and how other programs follow them."""
    context = {
        "embed": feeds.address("/opportunities/embed/"),
        "sites": settings.EMBED_SITES,
        "feeds": (
            (gettext("Atom, for news readers"), feeds.address("/opportunities/feed.atom")),
            (gettext("JSON Feed, for programs"), feeds.address("/opportunities/feed.json")),
            (gettext("iCalendar, for calendars"), feeds.address("/opportunities/calendar.ics")),
        ),
    }
    return render(request, "involvement/adverts/share.html", context)


def _kept(request, marker_of, make, content_type):
    """Answer 'not modified', or with what this process made for the last one who asked, while its marker holds."""
    with in_language(request.GET.get("language", "")):
        marker = marker_of(request)
        response = get_conditional_response(request, etag=marker)
        if response is None:
            body = caches["process"].get_or_set(marker, make, KEPT_SECONDS)
            response = HttpResponse(body, content_type=content_type)
        response["Content-Language"] = get_language()
    response["ETag"] = marker
    response["Cache-Control"] = "public, max-age=300"
    return response
