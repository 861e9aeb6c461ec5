"""Small random worlds of people and one advert, as the rules know them, and the same world as rows."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as some

from coproduction.reference.models import Postcode, PostcodeTable
from experts.enums import CheckState, ExpertStatus, TimeOfDay
from experts.models import Availability, ExpertLanguage, ExpertLocality, ExpertTopic
from involvement.enums import InterestStatus, Place
from involvement.models import Interest
from tests.factories import (
    CheckFactory,
    CheckKindFactory,
    ExpertFactory,
    LanguageFactory,
    LocalityFactory,
    OpportunityFactory,
    QualificationFactory,
    TopicFactory,
    TrainingKindFactory,
    VenueFactory,
    person,
)

DAY = date(2026, 11, 23)
CODES = {"NR1 1AA": (623000, 308000), "NR2 2BB": (622000, 309500), "IP1 3DE": (616000, 244500)}
SLOTS = [(0, TimeOfDay.MORNING), (0, TimeOfDay.EVENING), (4, TimeOfDay.MORNING)]
THREE = range(3)
days_away = some.one_of(some.none(), some.integers(-40, 60))

people = some.fixed_dictionaries(
    {
        "status": some.sampled_from([ExpertStatus.ACTIVE] * 4 + [ExpertStatus.PAUSED]),
        "online": some.booleans(),
        "in_person": some.booleans(),
        "age": some.one_of(some.none(), some.integers(16, 19)),
        "postcode": some.sampled_from(["", *CODES]),
        "miles": some.one_of(some.none(), some.integers(0, 60)),
        "topics": some.sets(some.sampled_from(THREE)),
        "languages": some.sets(some.sampled_from(THREE)),
        "localities": some.sets(some.sampled_from(THREE)),
        "times": some.sets(some.sampled_from(THREE)),
        "training": some.dictionaries(some.sampled_from(THREE), days_away),
        "checks": some.dictionaries(
            some.sampled_from(THREE), some.tuples(some.sampled_from(list(CheckState)), days_away)
        ),
        "offered": some.one_of(some.none(), some.sampled_from([1, 29, 30, 31, 89, 90, 179, 180, 181])),
        "not_chosen": some.integers(0, 3),
        "answered": some.sampled_from([False, False, False, True]),
    }
)
adverts = some.fixed_dictionaries(
    {
        "place": some.sampled_from(Place),
        "postcode": some.sampled_from(["", *CODES]),
        "least_age": some.sampled_from([None, None, 18]),
        "first": some.one_of(some.none(), some.integers(-5, 30)),
        "topics": some.sets(some.sampled_from(THREE)),
        "languages": some.sets(some.sampled_from(THREE), max_size=2),
        "times": some.sets(some.sampled_from([0, 4])),
        "training": some.sets(some.sampled_from(THREE), max_size=2),
        "checks": some.sets(some.sampled_from(THREE), max_size=1),
    }
)


class World:
    """The lists people and adverts choose from, and rows made of what Hypothesis drew."""

    def __init__(self):
        self.topics = [TopicFactory() for _ in THREE]
        self.languages = [LanguageFactory() for _ in THREE]
        self.localities = [LocalityFactory() for _ in THREE]
        self.training = [TrainingKindFactory() for _ in THREE]
        self.checks = [CheckKindFactory() for _ in THREE]
        self.staff = person()
        table = PostcodeTable.objects.create(name="codes.csv", digest="1", in_use=True)
        Postcode.objects.bulk_create(
            [
                Postcode(table=table, code=code, east=east, north=north)
                for code, (east, north) in CODES.items()
            ]
        )

    def add_person(self, drawn):
        """Add a person's rows. Returns the Expert."""
        born = drawn["age"] and DAY.replace(year=DAY.year - drawn["age"]) - timedelta(days=10)
        expert = ExpertFactory(
            status=drawn["status"],
            online=drawn["online"],
            in_person=drawn["in_person"],
            date_of_birth=born,
            postcode=drawn["postcode"],
            travel_miles=drawn["miles"],
        )
        self._say(expert, drawn)
        for kind, end in drawn["training"].items():
            QualificationFactory(
                expert=expert,
                kind=self.training[kind],
                gained_on=DAY - timedelta(days=400),
                expires_on=away(end),
                recorded_by=self.staff,
            )
        for kind, (state, end) in drawn["checks"].items():
            CheckFactory(
                expert=expert,
                kind=self.checks[kind],
                state=state,
                expires_on=away(end),
                recorded_by=self.staff,
            )
        self._remember(expert, drawn)
        return expert

    def _say(self, expert, drawn):
        for one in drawn["topics"]:
            ExpertTopic.objects.create(expert=expert, topic=self.topics[one])
        for one in drawn["languages"]:
            ExpertLanguage.objects.create(expert=expert, language=self.languages[one])
        for one in drawn["localities"]:
            ExpertLocality.objects.create(expert=expert, locality=self.localities[one])
        for one in drawn["times"]:
            Availability.objects.create(expert=expert, weekday=SLOTS[one][0], time_of_day=SLOTS[one][1])

    def _remember(self, expert, drawn):
        offered = noon(drawn["offered"]) if drawn["offered"] is not None else None
        if offered:
            self.interest(expert, InterestStatus.DECLINED, offered)
        for number in range(drawn["not_chosen"]):
            self.interest(expert, InterestStatus.NOT_CHOSEN, noon(number * 60 + 5))

    def interest(self, expert, status, at, opportunity=None):
        return Interest.objects.create(
            opportunity=opportunity or OpportunityFactory(host=self.staff, published=True),
            expert=expert,
            status=status,
            expressed_at=at,
            decided_at=at,
            decided_by=self.staff,
        )

    def add_advert(self, drawn):
        """Add an advert's rows. Returns the Opportunity."""
        opportunity = OpportunityFactory(
            host=self.staff,
            published=True,
            place=drawn["place"],
            venue=VenueFactory(postcode=drawn["postcode"]),
            locality=self.localities[0],
            least_age=drawn["least_age"],
            first_date=away(drawn["first"]),
            weekdays=sorted(drawn["times"]),
            times_of_day=["morning"] if drawn["times"] else [],
        )
        for name in ("topics", "languages", "training", "checks"):
            getattr(opportunity, name).set([getattr(self, name)[one] for one in drawn[name]])
        return opportunity


def away(days):
    return None if days is None else DAY + timedelta(days=days)


def noon(days_ago):
    return datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC) - timedelta(days=days_ago)
