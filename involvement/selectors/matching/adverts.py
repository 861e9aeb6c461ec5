"""The open adverts that fit one person, the best first, and those that would if one thing were put right."""

from coproduction.core.dates import age_on
from involvement.enums import Place
from involvement.models import AdvertFacts, Interest
from involvement.rules import matching as rules
from involvement.selectors.matching.expressions import (
    HALF,
    all_of,
    any_of,
    apart,
    case,
    condition,
    holds,
    near,
    number,
    say_day,
    share,
    weighed,
)

OF = AdvertFacts._meta.db_table
YEARS_AHEAD = 5  # an advert begins within so many years


def adverts_for(person, weights, *, on):
    """Return AdvertFacts of the open adverts for which a Person lacks nothing, with `points`, the best first."""
    fits = condition(f"NOT {_lacks(person, on)}")  # English: SQL
    return _ranked(_possible(person, on).filter(fits), person, weights, on)


def adverts_lacking(person, weights, *, on):
    """Return AdvertFacts of the open adverts that only a check or training keeps a Person from, the best first."""
    return _ranked(_possible(person, on).filter(condition(_lacks(person, on))), person, weights, on)


def _possible(person, on):
    answered = Interest.objects.filter(expert=person.pk).values("opportunity")
    rows = AdvertFacts.objects.filter(closes_on__gte=on).exclude(pk__in=answered).exclude(host=person.pk)
    return rows.filter(condition(all_of([_can_meet(person), _is_old_enough(person, on)])))


def _is_old_enough(person, on):
    ways = [f"{OF}.least_age IS NULL"]
    if person.born_on is not None:
        now = age_on(on, person.born_on)
        ways.append(f"{OF}.least_age <= {now}")
        for age in range(now + 1, now + YEARS_AHEAD):
            turns = say_day(rules.birthday(person.born_on, age))
            ways.append(f"({OF}.least_age = {age} AND {OF}.first_day >= {turns})")  # English: SQL
    return any_of(ways)


def _lacks(person, on):
    """Return the condition that an advert asks for something that is not in date. It is never NULL."""
    asked = ((f"{OF}.training", person.training), (f"{OF}.checks", person.checks))
    return any_of(_asks_for_more(column, held, on) for column, held in asked)


def _asks_for_more(column, held, on):
    """Return the condition that a list of kinds is longer than what of it counts on the first day."""
    counting = sorted((kind, until) for kind, until in held.items() if until >= on)
    if not counting:
        return f"{column} <> ''"
    had = " + ".join(case((_counts(column, kind, until, on), 1), default=0) for kind, until in counting)
    number = f"length({column}) - length(replace({column}, ' ', '')) - 1"  # ' 3 7 ' holds two
    return all_of([f"{column} <> ''", f"{had} < {number}"])


def _counts(column, kind, until, on):
    return all_of([holds(column, kind), f"COALESCE({OF}.first_day, {say_day(on)}) <= {say_day(until)}"])


def _ranked(rows, person, weights, on):
    parts = (
        _topics(person),
        _place(person, weights),
        _times(person),
        _language(person),
        str(rules.fairness_part(person, on=on)),
    )
    ranked = rows.annotate(points=number(weighed(weights, *parts)))
    return ranked.order_by("-points", "closes_on", "pk").only("pk")


def _topics(person):
    asked = share(f"{OF}.topics", person.topics, f"{OF}.topic_count")
    return case((f"{OF}.topic_count = 0", HALF), default=asked)


def _times(person):
    if not person.times:
        return HALF
    free = share(f"{OF}.times", person.times, f"{OF}.time_count")
    return case((f"{OF}.time_count = 0", HALF), default=free)


def _language(person):
    if not person.languages:
        return HALF
    speaks = any_of(holds(f"{OF}.languages", one) for one in sorted(person.languages))
    return case((f"{OF}.languages = ''", HALF), (speaks, rules.FULL), default=rules.NONE)


def _place(person, weights):
    miles = weights.usual_miles if person.miles is None else person.miles
    distance = near(OF, person.spot, rules.reach_squared(miles), _locality(person))
    whens: list[tuple] = [(f"{OF}.place = ''", HALF)]
    if person.online:
        whens.append((f"{OF}.place <> '{Place.IN_PERSON.value}'", rules.FULL))
    return case(*whens, default=distance)


def _locality(person):
    if not person.localities:
        return HALF
    lives = f"{OF}.locality IN ({', '.join(str(pk) for pk in sorted(person.localities))})"  # English: SQL
    return case((f"{OF}.locality IS NULL", HALF), (lives, rules.FULL), default=rules.NONE)


def _can_meet(person):
    ways = [f"{OF}.place = ''"]
    if person.online:
        ways.append(f"{OF}.place <> '{Place.IN_PERSON.value}'")
    if person.in_person:
        ways.append(all_of([f"{OF}.place <> '{Place.ONLINE.value}'", _near_enough(person)]))
    return any_of(ways)


def _near_enough(person):
    if person.spot is None or person.miles is None:
        return all_of([])
    within = f"{apart(OF, person.spot)} <= {rules.reach_squared(person.miles)}"
    return any_of([f"{OF}.east IS NULL", within])
