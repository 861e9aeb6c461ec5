"""The public list: what may be asked of it, and its entries in words, in a fixed number of queries."""

from dataclasses import dataclass, fields
from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from coproduction.core.dates import today
from coproduction.reference.access_facts import good_points
from involvement.enums import OpportunityKind, Place
from involvement.models import Opportunity
from involvement.rules import words
from involvement.rules.kinds import has
from involvement.selectors.advert_words import has_easy_read, titles_in_page_language
from involvement.selectors.search import matching
from involvement.selectors.terms import offer_of, terms

WHENS = {
    "4": _("In the next 4 weeks"),
    "13": _("In the next 3 months"),
    "26": _("In the next 6 months"),
}  # weeks
PAIDS = {"yes": pgettext_lazy("of an advert", "Paid"), "no": _("Not paid")}
PLACES = {"online": _("Online"), "in_person": _("In person")}
SORTS = {"closing": _("Closing soonest"), "newest": _("Newest"), "best": _("Best match")}
LONGEST_QUERY = 200
COLUMNS = (
    "reference", "title", "summary", "kind", "place", "closing_date", "first_date", "frequency", "access",
    "short_notice_reason", "band_id", "unpaid_reason", "salary", "travel_rule",
    "venue__name", "venue__access", "venue__facts", "locality__name",
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

    def as_query(self):
        """Return {name: value} of what was asked for, as an address says it."""
        asked = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in asked.items() if value}

    def without(self, name):
        """Return the address of the same list with one filter taken away."""
        return "?" + urlencode({key: value for key, value in self.as_query().items() if key != name})


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
        "q": gettext("Words: {q}").format(q=wanted.q) if wanted.q else "",
        "kind": words.KINDS.get(wanted.kind, ""),
        "locality": dict((str(pk), name) for pk, name in places).get(wanted.locality, ""),
        "paid": PAIDS.get(wanted.paid, ""),
        "place": PLACES.get(wanted.place, ""),
        "when": WHENS.get(wanted.when, ""),
    }
    return [Filter(label, wanted.without(name)) for name, label in said.items() if label]


def found(wanted, *, on=None, more=()):
    """Return the open adverts that fit, in the order asked for, as rows of COLUMNS and of the columns `more`."""
    day = on or today()
    rows = matching(_filtered(Opportunity.objects.open_on(day), wanted, day), wanted.q)
    return rows.order_by(*ORDERS[wanted.order]).values(*COLUMNS, *more, easy_read=has_easy_read())


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
        paid = Q(band__isnull=False) | Q(kind=OpportunityKind.PEER_ROLE)
        rows = rows.filter(paid if wanted.paid == "yes" else ~paid)
    if wanted.place:
        rows = rows.filter(place__in=(wanted.place, Place.MIXED))
    if wanted.when:
        rows = rows.filter(first_date__range=(day, day + timedelta(weeks=int(wanted.when))))
    return rows


def entries(rows, kept, *, on=None):
    """Return what the list shows of each row of `found`, with the pay offers of its Terms."""
    day = on or today()
    folder = reverse("involvement:opportunities")
    theirs = titles_in_page_language([row["reference"] for row in rows])
    return [_entry(row, kept, day, folder) | _translated(theirs.get(row["reference"])) for row in rows]


def _translated(words):
    """Return what an entry says in the language of the page, where its advert has approved words in it."""
    return {"title": words.title, "summary": words.summary, "is_translated": True} if words else {}


def _pay(row, kept, day):
    if has(row["kind"], "salary"):
        return row["salary"]
    return words.say_pay(offer_of(row["band_id"], kept, on=day), row["unpaid_reason"])


def _entry(row, kept, day, folder):
    return {
        "url": f"{folder}{row['reference']}/",
        "title": row["title"],
        "summary": row["summary"],
        "kind": words.KINDS.get(row["kind"], ""),
        "pay": _pay(row, kept, day),
        "travel": words.TRAVEL.get(row["travel_rule"], "") if has(row["kind"], "travel_rule") else "",
        "access": words.say_access(row["kind"], row["place"], row["access"], _known(row)),
        "own": _own(row),
        "where": words.say_where(row["place"], row["venue__name"]) if has(row["kind"], "place") else "",
        "locality": row["locality__name"],
        "first_date": row["first_date"],
        "frequency": words.FREQUENCIES.get(row["frequency"], ""),
        "closing": words.say_closing(row["closing_date"], on=day),
        "short_notice": row["short_notice_reason"],
        "easy_read": row["easy_read"],
    }


def _own(row):
    """Return which parts of an entry are what the trust wrote itself, and so in the language it writes in."""
    own_access = row["access"] or (row["place"] != Place.ONLINE and row["venue__access"])
    return {"access": bool(own_access), "pay": has(row["kind"], "salary")}


def _known(row):
    return row["venue__access"] or good_points(row["venue__facts"] or {})


def newest(limit=3):
    """Return entries of the adverts published last, for a front page."""
    rows = Opportunity.objects.open_on(today()).order_by(F("published_at").desc(), "pk")
    rows = rows.values(*COLUMNS, easy_read=has_easy_read())[:limit]
    return entries(list(rows), terms(on=today()))
