"""Supply and demand: people whose training is in date, the seats we ask them to take, and how long that takes."""

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from coproduction.core.dates import months_after, today
from experts.models import Qualification
from involvement.enums import PanelOfferStatus, RequestStatus
from involvement.models import PanelOffer, PanelRequest
from involvement.rules.coverage import month_of, percent
from involvement.selectors.coverage.groups import groups_of
from involvement.selectors.panels import VALUES_BASED_RECRUITMENT

LONDON = timezone.get_default_timezone()
MOST_MONTHS = 36
DAY = timedelta(days=1)


@dataclass
class Demand:
    """What was asked for in one group: panels, seats, those taken, and the time until requests were filled."""

    panels: int = 0
    seats: int = 0
    filled: int = 0
    requests_filled: int = 0
    waited: timedelta = timedelta()

    def add(self, other):
        for name in ("panels", "seats", "filled", "requests_filled", "waited"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def row(self):
        days = Decimal(self.waited // timedelta(minutes=1)) / (24 * 60)
        return {
            "panels": self.panels,
            "seats": self.seats,
            "filled": self.filled,
            "share": percent(self.filled, self.seats),
            "days": round(days / self.requests_filled, 1) if self.requests_filled else None,
        }


def asked_between(first_day, last_day, reach):
    """Return the requests made between two days in London, without those called off, for panels of these directorates."""
    start = datetime.combine(first_day, time.min, LONDON)
    end = datetime.combine(last_day + DAY, time.min, LONDON)
    found = PanelRequest.objects.filter(created_at__gte=start, created_at__lt=end)
    found = found.exclude(status=RequestStatus.CANCELLED)
    return found if reach is None else found.filter(panel__activity__directorate__in=reach)


def demand_by(first_day, last_day, part, reach):
    """Return [(Group, Demand), ...] in order, by the month somebody asked or by directorate."""
    requests, found = asked_between(first_day, last_day, reach), defaultdict(Demand)
    filled = Q(status=RequestStatus.FILLED, filled_at__isnull=False)
    counted = _parted(requests, part).annotate(
        panels=Count("panel", distinct=True),
        wanted=Sum("seats"),
        many=Count("pk", filter=filled),
        waited=Sum(F("filled_at") - F("opened_at"), filter=filled),
    )
    for value, panels, wanted, many, waited in counted:
        found[_key(part, value)].add(Demand(panels, wanted, 0, many, waited or timedelta()))
    taken = PanelOffer.objects.filter(status=PanelOfferStatus.ACCEPTED, request__in=requests.values("pk"))
    for value, many in _parted(taken, part, "request__").annotate(many=Count("pk")):
        found[_key(part, value)].filled += many
    groups = groups_of(part, list(found))
    return sorted(((groups[value], each) for value, each in found.items()), key=lambda line: line[0].place)


def panels_asked(first_day, last_day, reach):
    """Return how many panels somebody asked for an expert for: one that was asked for twice counts once."""
    return asked_between(first_day, last_day, reach).aggregate(many=Count("panel", distinct=True))["many"]


def _parted(rows, part, to=""):
    month = TruncMonth(f"{to}created_at", tzinfo=LONDON)
    values = {"month": month, "directorate": F(f"{to}panel__activity__directorate")}
    return rows.order_by().annotate(part=values[part]).values_list("part")


def _key(part, value):
    return timezone.localtime(value).date() if part == "month" else value


def trained_by_month(first_day, last_day):
    """Return {first of the month: people in the network whose training was in date at its end, or today}.

    Of a long period the last months: each is one more figure of one statement.
    """
    ends = {first: min(_end(first), today()) for first in _months(first_day, min(last_day, today()))}
    if not ends:
        return {}
    counted = {
        f"m{first:%Y%m}": Count("expert", distinct=True, filter=_counts_on(end))
        for first, end in ends.items()
    }
    training = Qualification.objects.filter(kind__name__iexact=VALUES_BASED_RECRUITMENT)
    figures = training.aggregate(**counted)
    return {first: figures[f"m{first:%Y%m}"] for first in ends}


def _months(first_day, last_day):
    """Return the first days of the last months between two days."""
    first, last = month_of(first_day), month_of(last_day)
    months = (months_after(last, -back) for back in range(MOST_MONTHS))
    return sorted(month for month in months if month >= first)


def _end(first):
    return first.replace(day=monthrange(first.year, first.month)[1])


def _counts_on(day):
    """Training counts on a day from the day it was gained to the day it expires, of people who had not left by then."""
    in_date = Q(expires_on__isnull=True) | Q(expires_on__gte=day)
    after = datetime.combine(day + DAY, time.min, LONDON)
    here = Q(expert__left_at__isnull=True) | Q(expert__left_at__gte=after)
    return Q(gained_on__lte=day) & in_date & here
