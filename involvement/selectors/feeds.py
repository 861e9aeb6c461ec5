"""The open adverts for other programs: Atom, JSON Feed 1.1 and a sitemap. The words are those of the public list."""

import re
from dataclasses import replace

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext

from coproduction.core.dates import say_date, today
from coproduction.core.languages import page_language
from coproduction.reference.models import Venue
from involvement.models import Opportunity
from involvement.selectors import finding
from involvement.selectors.terms import terms

MOST_ENTRIES = 100
MOST_IN_SITEMAP = 40_000
# What XML 1.0 cannot hold.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
PAGES = (
    "home:front", "involvement:opportunities", "involvement:booklet", "involvement:impact", "involvement:training",
    "quality_mark:register", "home:accessibility", "home:contact", "home:privacy", "home:cookies",
)  # fmt: skip


def title():
    return gettext("Ways to take part, {trust}").format(trust=settings.TRUST_NAME)


def entries(wanted):
    """Return what a feed says of each open advert that fits, the newest first unless another order was asked for."""
    wanted = replace(wanted, sort=wanted.sort or "newest")
    rows = list(finding.found(wanted, more=("published_at", "updated_at"))[:MOST_ENTRIES])
    said = finding.entries(rows, terms(on=today()))
    return [
        {
            **words,
            # How many days are left is true on one day only, and a reader keeps what it was given.
            "closing": say_date(row["closing_date"]),
            "url": address(words["url"]),
            "published": row["published_at"],
            "updated": row["updated_at"],
        }
        for row, words in zip(rows, said, strict=True)
    ]


def atom(wanted, *, query):
    """Return an Atom feed (RFC 4287) as bytes. `query` is that of its own address."""
    found = entries(wanted)
    feed = Atom1Feed(
        title=_xml(title()),
        link=_with(address(reverse("involvement:opportunities")), query),
        feed_url=_with(address(reverse("involvement:feed_atom")), query),
        description=None,
        language=page_language(),
        author_name=_xml(settings.TRUST_NAME),
    )
    for each in found:
        feed.add_item(
            title=_xml(each["title"]),
            link=each["url"],
            # Atom1Feed says it is HTML, so that what a person typed must not be taken for markup.
            description=escape(_xml(text_of(each))).replace("\n", "<br>"),
            unique_id=each["url"],
            pubdate=each["published"],
            updateddate=each["updated"],
            categories=[_xml(each["kind"])] if each["kind"] else [],
        )
    return feed.writeString("utf-8").encode()


def json_feed(wanted, *, query):
    """Return a JSON Feed, version 1.1, as a dict."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title(),
        "home_page_url": _with(address(reverse("involvement:opportunities")), query),
        "feed_url": _with(address(reverse("involvement:feed_json")), query),
        "language": page_language(),
        "authors": [{"name": settings.TRUST_NAME}],
        "items": [_item(each) for each in entries(wanted)],
    }


def text_of(entry):
    """Say an advert in a few lines: what it is, and what people decide by."""
    facts = (
        (gettext("Closing date"), entry["closing"]),
        (gettext("Pay"), entry["pay"]),
        (gettext("Travel"), entry["travel"]),
        (gettext("Access"), entry["access"]),
        (gettext("Where"), entry["where"]),
        (gettext("How often"), entry["frequency"]),
    )
    return "\n".join([entry["summary"], *(f"{name}: {words}" for name, words in facts if words)])


def sitemap():
    """Return [(address, when it last changed or None)] of the pages that search engines should know."""
    adverts = Opportunity.objects.open_on(today()).order_by("-published_at", "pk")
    folder = address(reverse("involvement:opportunities"))
    rows = adverts.values_list("reference", "updated_at")[:MOST_IN_SITEMAP]
    return [
        *((address(reverse(name)), None) for name in PAGES),
        *((f"{folder}{reference}/", changed) for reference, changed in rows),
        *((address(reverse("involvement:venue", args=[each.pk])), each.updated_at) for each in _venues()),
    ]


def address(path):
    """Return the whole address of one of our paths, by which other programs know it."""
    return settings.BASE_URL + path


def _venues():
    return Venue.objects.in_use().only("pk", "updated_at").order_by("pk")[:1000]


def _item(each):
    return {
        "id": each["url"],
        "url": each["url"],
        "title": each["title"],
        "summary": each["summary"],
        "content_text": text_of(each),
        "date_published": each["published"].isoformat(),
        "date_modified": each["updated"].isoformat(),
        "tags": [str(words) for words in (each["kind"], each["locality"]) if words],
    }


def _with(url, query):
    return f"{url}?{query}" if query else url


def _xml(words):
    return NOT_IN_XML.sub(" ", str(words))
