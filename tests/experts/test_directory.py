"""Looking for people in the directory: by what was typed, by what they told us, and what is written down of the looking."""

from datetime import timedelta

import pytest
from django.http import QueryDict

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.dates import today
from experts.models import AccessPassport, Expert
from experts.rules.directory import digits_of, postcode_of
from experts.selectors.directory import Wanted, people, people_to_write_to
from tests.factories import (
    ExpertFactory,
    LanguageFactory,
    LocalityFactory,
    QualificationFactory,
    TopicFactory,
    TrainingKindFactory,
    person,
)

NETWORK = "/staff/network/"


@pytest.fixture
def network(db):
    def expert(name, email="", **fields):
        return ExpertFactory(user=person(Role.EXPERT, name=name, email=email or None), **fields)

    return [
        expert("Mary Pryor", phone="+447700900982", postcode="NR1 1AA"),
        expert("Mary-Ann O'Brien", "mab.work@example.org", phone="+441603555019", postcode="NR10 4BB"),
        expert("Ömer Çelik", "o.celik@example.org", status="paused"),
        expert("Rosemary Lee", "lee+portal@example.org", status="left"),
        expert("Half Way", applied_at=None),
    ]


def found(query):
    return {str(expert) for expert in people(Wanted.asked(QueryDict(query)))}


MARYS = {"Mary Pryor", "Mary-Ann O'Brien"}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("mary", MARYS),
        ("MAR", MARYS),
        ("pry mary", {"Mary Pryor"}),
        ("brien", {"Mary-Ann O'Brien"}),
        ("o'brien", {"Mary-Ann O'Brien"}),
        ("ann", {"Mary-Ann O'Brien"}),
        ("çel", {"Ömer Çelik"}),
        ("work", {"Mary-Ann O'Brien"}),
        ("mab.work@exam", {"Mary-Ann O'Brien"}),
        ("LEE+PORTAL@example.org", {"Rosemary Lee"}),
        ("07700 900982", {"Mary Pryor"}),
        ("07700", {"Mary Pryor"}),
        ("+44 1603", {"Mary-Ann O'Brien"}),
        ("555019", {"Mary-Ann O'Brien"}),
        ("(01603) 555 019", {"Mary-Ann O'Brien"}),
        ("NR1", {"Mary Pryor"}),
        ("nr1 1", {"Mary Pryor"}),
        ("nr11aa", {"Mary Pryor"}),
        ("NR10 4BB", {"Mary-Ann O'Brien"}),
        ("99", set()),
        ("zzz", set()),
        ("%", set()),
        ("' OR 1=1 --", set()),
        ("mary & !pryor | x:*", set()),
        ("  \x00 ", MARYS | {"Ömer Çelik", "Rosemary Lee"}),
    ],
)
def test_who_is_found_by_what_is_typed(network, typed, names):
    query = QueryDict(mutable=True)
    query["q"] = typed
    assert {str(expert) for expert in people(Wanted.asked(query))} == names


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("07700 900982", "447700900982"),
        ("+44 7700", "447700"),
        ("982", "982"),
        ("12", ""),
        ("NR1", ""),
        ("1-2-3", "123"),
    ],
)
def test_a_number_is_read_as_we_keep_it(typed, kept):
    assert digits_of(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("nr1", "NR1 "),
        ("NR1 1", "NR1 1"),
        ("nr11aa", "NR1 1AA"),
        ("W1A 1AA", "W1A 1AA"),
        ("mary", ""),
        ("a b c", ""),
    ],
)
def test_a_postcode_is_read_as_we_keep_it(typed, kept):
    assert postcode_of(typed) == kept


def test_the_filters_narrow_together(network):
    mary, ann, omer, *_ = network
    norwich, topic, language = LocalityFactory(), TopicFactory(), LanguageFactory()
    for each in (mary, ann):
        each.localities.add(norwich)
        each.topics.add(topic)
    ann.languages.add(language)
    training = TrainingKindFactory()
    QualificationFactory(expert=ann, kind=training, expires_on=today())
    QualificationFactory(
        expert=mary, kind=training, gained_on=today() - timedelta(9), expires_on=today() - timedelta(1)
    )
    AccessPassport.objects.create(expert=omer, reviewed_on=today() - timedelta(2000))
    assert found(f"locality={norwich.pk}") == MARYS == found(f"topic={topic.pk}")
    assert found(f"language={language.pk}&topic={topic.pk}") == {"Mary-Ann O'Brien"}
    assert found(f"training={training.pk}") == {"Mary-Ann O'Brien"}
    assert found("no_email=1") == {"Mary Pryor"}
    assert found("review=1") == {"Ömer Çelik"}
    assert found("status=paused") == {"Ömer Çelik"}
    assert found("status=unfinished") == {"Half Way"}
    assert found(f"locality={norwich.pk}&no_email=1&q=mary") == {"Mary Pryor"}
    assert len(found("locality=x&status=y&topic=99999999999999999999")) == 4


def test_nobody_writes_to_those_who_left(network):
    assert not people_to_write_to(Wanted()).filter(status="left").exists()
    assert people_to_write_to(Wanted()).count() == 3


def test_what_was_asked_for_survives_being_kept(network):
    wanted = Wanted.asked(QueryDict("q=mary&status=active&no_email=1&topic=3"))
    assert Wanted(**wanted.facts()) == wanted


def test_each_look_is_recorded_without_its_words(as_, coordinator, network):
    browser = as_(coordinator)
    page = browser.get(f"{NETWORK}?q=pryor&status=active&no_email=1").content.decode()
    assert "Mary Pryor" in page and "07700 900982" in page
    looked = Event.objects.get(action="network.listed")
    assert looked.after == {"asked": ["no_email", "q", "status"], "page": 1, "shown": 1}
    assert looked.actor == coordinator
    browser.get(f"{NETWORK}{network[0].pk}/")
    assert Event.objects.filter(action="expert.viewed", target_id=str(network[0].pk)).count() == 1


@pytest.mark.parametrize(
    ("path", "action"),
    [
        ("duplicates/", "network.duplicates_listed"),
        ("training/", "network.training_listed"),
        ("/staff/access/reviews/?show=never", "network.reviews_listed"),
    ],
)
def test_each_other_list_of_people_is_recorded_too(as_, coordinator, network, path, action):
    url = path if path.startswith("/") else f"{NETWORK}{path}"
    assert as_(coordinator).get(url).status_code == 200
    assert Event.objects.get(action=action).actor == coordinator


def test_a_long_list_says_so(as_, coordinator, db, monkeypatch):
    monkeypatch.setattr("experts.views.directory.MOST_SHOWN", 2)
    ExpertFactory.create_batch(3)
    assert "more than 2" in as_(coordinator).get(NETWORK).content.decode()


def test_someone_half_way_is_found_and_gone_on_with(as_, coordinator, network):
    half = Expert.objects.get(user__name="Half Way")
    page = as_(coordinator).get(f"{NETWORK}?status=unfinished").content.decode()
    assert f'href="/staff/network/{half.pk}/do-something/"' in page
