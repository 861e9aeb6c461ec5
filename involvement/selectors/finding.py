"""The public list: what may be asked of it, and its entries in words, in a fixed number of queries."""

from dataclasses import dataclass, fields
from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse

from coproduction.core.dates import today
from involvement.enums import OpportunityKind, Place
from involvement.models import Opportunity
from involvement.rules import words
from involvement.selectors.search import matching
from involvement.selectors.terms import offer_of, terms

WHENS = {"4": "In the next 4 weeks", "13": "In the next 3 months", "26": "In the next 6 months"}  # weeks
PAIDS = {"yes": "Paid", "no": "Not paid"}
PLACES = {"online": "Online", "in_person": "In person"}
SORTS = {"closing": "Closing soonest", "newest": "Newest", "best": "Best match"}
LONGEST_QUERY = 200
COLUMNS = (
    "reference", "title", "summary", "kind", "place", "closing_date", "first_date", "frequency", "access",
    "short_notice_reason", "band_id", "unpaid_reason", "travel_rule", "venue__name", "venue__access", "locality__name",
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What a person asked the list for. A value nobody offers is taken for none."""

    q: str = ""
    kind: str = ""
    locality: str = ""
    paid: str = ""
    place: str = ""
    when: str = ""
    sort: str = ""

    @classmethod
    def asked(cls, query):
        """Read the values of a GET form (a QueryDict)."""
        asked = {each.name: query.get(each.name, "").strip() for each in fields(cls)}
        for name, known in KNOWN.items():
            if asked[name] not in known:
                asked[name] = ""
        if not (asked["locality"].isascii() and asked["locality"].isdigit() and len(asked["locality"]) < 10):
            asked["locality"] = ""
        asked["q"] = asked["q"].replace("\x00", "")[:LONGEST_QUERY]
        return cls(**asked)

    @property
    def order(self):
        if self.sort == "best" and not self.q:
            return "closing"
        return self.sort or ("best" if self.q else "closing")

    def without(self, name):
        """Return the address of the same list with one filter taken away."""
        kept = {each.name: getattr(self, each.name) for each in fields(self) if each.name != name}
        return "?" + urlencode({key: value for key, value in kept.items() if value})


KNOWN = {
    "kind": OpportunityKind.values,
    "paid": PAIDS,
    "place": PLACES,
    "when": WHENS,
    "sort": SORTS,
}


@dataclass(frozen=True)
class Filter:
    """A filter that is on: its words and the address of the list without it."""

    words: str
    url: str


def filters_on(wanted, places):
    """Return the Filters of a list; `places` are the localities of its Terms."""
    said = {
        "q": f"Words: {wanted.q}" if wanted.q else "",
        "kind": words.KINDS.get(wanted.kind, ""),
        "locality": dict((str(pk), name) for pk, name in places).get(wanted.locality, ""),
        "paid": PAIDS.get(wanted.paid, ""),
        "place": PLACES.get(wanted.place, ""),
        "when": WHENS.get(wanted.when, ""),
    }
    return [Filter(label, wanted.without(name)) for name, label in said.items() if label]


def found(wanted, *, on=None):
    """Return the open adverts that fit, in the order asked for, as rows of COLUMNS."""
    day = on or today()
    rows = matching(_filtered(Opportunity.objects.open_on(day), wanted, day), wanted.q)
    return rows.order_by(*ORDERS[wanted.order]).values(*COLUMNS)


ORDERS = {
    "closing": ("closing_date", "pk"),
    "newest": ("-published_at", "pk"),
    "best": ("-rank", "closing_date", "pk"),
}


def _filtered(rows, wanted, day):
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.locality:
        rows = rows.filter(locality_id=int(wanted.locality))
    if wanted.paid:
        rows = rows.filter(band__isnull=wanted.paid == "no")
    if wanted.place:
        rows = rows.filter(place__in=(wanted.place, Place.MIXED))
    if wanted.when:
        rows = rows.filter(first_date__range=(day, day + timedelta(weeks=int(wanted.when))))
    return rows


def entries(rows, kept, *, on=None):
    """Return what the list shows of each row of `found`, with the pay offers of its Terms."""
    day = on or today()
    folder = reverse("involvement:opportunities")
    return [_entry(row, kept, day, folder) for row in rows]


def _entry(row, kept, day, folder):
    return {
        "url": f"{folder}{row['reference']}/",
        "title": row["title"],
        "summary": row["summary"],
        "kind": words.KINDS.get(row["kind"], ""),
        "pay": words.say_pay(offer_of(row["band_id"], kept, on=day), row["unpaid_reason"]),
        "travel": words.TRAVEL.get(row["travel_rule"], ""),
        "access": words.say_access(row["kind"], row["place"], row["access"], row["venue__access"]),
        "where": words.say_where(row["place"], row["venue__name"]),
        "locality": row["locality__name"],
        "first_date": row["first_date"],
        "frequency": words.FREQUENCIES.get(row["frequency"], ""),
        "closing": words.say_closing(row["closing_date"], on=day),
        "short_notice": row["short_notice_reason"],
    }


def newest(limit=3):
    """Return entries of the adverts published last, for a front page."""
    rows = (
        Opportunity.objects.open_on(today()).order_by(F("published_at").desc(), "pk").values(*COLUMNS)[:limit]
    )
    return entries(list(rows), terms(on=today()))
