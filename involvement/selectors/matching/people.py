"""The people who fit one advert, the best first, and those who would if one thing were put right."""

from datetime import timedelta

from involvement.enums import Place
from involvement.models import ExpertFacts, Interest
from involvement.rules import matching as rules
from involvement.selectors.matching.expressions import (
    HALF,
    all_of,
    any_of,
    apart,
    case,
    condition,
    counts_until,
    end_of,
    holds,
    near,
    number,
    reach,
    share,
    weighed,
)

OF = ExpertFacts._meta.db_table


def people_for(advert, weights, *, on):
    """Return ExpertFacts of those who can take part in an Advert and lack nothing, with `points`, the best first."""
    ready = condition(_is_ready(advert, on))
    return _ranked(_possible(advert, on).filter(ready), advert, weights, on)


def people_lacking(advert, weights, *, on):
    """Return ExpertFacts of those who could take part but for a check or training, with `points`, the best first."""
    not_ready = condition(f"NOT {_is_ready(advert, on)}")  # English: SQL
    return _ranked(_possible(advert, on).filter(not_ready), advert, weights, on)


def cannot_be_there(advert):
    """Return the keys of those who can neither join an Advert online nor come to it, as an expression for `pk__in`."""
    # Not a queryset: inside another one its table gets another name, which our own SQL does not know.
    return number(f"SELECT {OF}.expert_id FROM {OF} WHERE NOT {_can_meet(advert)}")  # noqa: S608 - English: SQL


def _possible(advert, on):
    """Leave out those for whom a hard condition fails, and those who have answered this advert already."""
    # Not an anti-join: PostgreSQL would put it above the sort, and sort everybody in place of keeping the top.
    answered = Interest.objects.filter(opportunity=advert.pk).values("expert")
    rows = ExpertFacts.objects.exclude(pk__in=answered).exclude(pk=advert.host)
    rows = rows.filter(condition(_can_meet(advert)))
    if not advert.least_age:
        return rows
    return rows.filter(born_on__lte=rules.born_by(advert.least_age, advert.day(on)))


def _is_ready(advert, on):
    """Return the condition that every training and check asked for is in date on the day."""
    day = advert.day(on)
    return all_of(
        [
            *(counts_until(f"{OF}.training", kind, day) for kind in sorted(advert.training)),
            *(counts_until(f"{OF}.checks", kind, day) for kind in sorted(advert.checks)),
        ]
    )


def _ranked(rows, advert, weights, on):
    parts = (_topics(advert), _place(advert, weights), _times(advert), _language(advert), _fairness(on))
    lot = number(f"({OF}.expert_id * 7919 + {advert.pk * 104729}) %% 10007")
    ranked = rows.annotate(points=number(weighed(weights, *parts)))
    return ranked.order_by("-points", lot, "pk").only("pk")


def _topics(advert):
    return share(f"{OF}.topics", advert.topics, len(advert.topics)) if advert.topics else HALF


def _times(advert):
    if not advert.times:
        return HALF
    free = share(f"{OF}.times", advert.times, len(advert.times))
    return case((f"{OF}.times = ''", HALF), default=free)


def _language(advert):
    if not advert.languages:
        return HALF
    speaks = any_of(holds(f"{OF}.languages", one) for one in sorted(advert.languages))
    return case((f"{OF}.languages = ''", HALF), (speaks, rules.FULL), default=rules.NONE)


def _place(advert, weights):
    if not advert.place:
        return HALF
    far = reach(f"COALESCE({OF}.miles, {weights.usual_miles})")
    distance = near(OF, advert.spot, far, _locality(advert))
    if advert.place == Place.IN_PERSON:
        return distance
    return case((f"{OF}.online", rules.FULL), default=distance)


def _locality(advert):
    if advert.locality is None:
        return HALF
    lives = holds(f"{OF}.localities", advert.locality)
    return case((f"{OF}.localities = ''", HALF), (lives, rules.FULL), default=rules.NONE)


def _can_meet(advert):
    if advert.place not in Place.values:
        return all_of([])
    ways = [f"{OF}.online"] if advert.place != Place.IN_PERSON else []
    if advert.place != Place.ONLINE:
        ways.append(all_of([f"{OF}.in_person", _near_enough(advert)]))
    return any_of(ways)


def _near_enough(advert):
    if advert.spot is None:
        return all_of([])
    within = f"{apart(OF, advert.spot)} <= {reach(f'{OF}.miles')}"
    return any_of([f"{OF}.miles IS NULL", f"{OF}.east IS NULL", within])


def _fairness(on):
    steps = [(f"{OF}.last_offer < {end_of(on - timedelta(days))}", worth) for days, worth in rules.FAIRNESS]
    waited = case((f"{OF}.last_offer IS NULL", rules.NEVER_OFFERED), *steps, default=rules.NONE)
    most = rules.MOST_NOT_CHOSEN
    passed_over = case((f"{OF}.not_chosen > {most}", most), default=f"{OF}.not_chosen")
    return f"({waited} + {passed_over} * {rules.EACH_NOT_CHOSEN})"
