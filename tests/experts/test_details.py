"""What a person tells about themselves goes through one door, list by list, and comes back as it went in."""

from datetime import date

import pytest
from django.utils import timezone

from coproduction.core.dates import age_on
from coproduction.core.exceptions import RuleBroken
from coproduction.core.postcodes import tidy_postcode
from coproduction.reference.enums import TopicKind
from experts.enums import TimeOfDay, Weekday
from experts.models import Expert
from experts.rules import people as rules
from experts.selectors.people import expert_of, told_more
from experts.services.details import say_about
from experts.services.people import apply_to_join
from tests.factories import LanguageFactory, LocalityFactory, TopicFactory, UserFactory

MONDAY, FRIDAY = Weekday.MONDAY, Weekday.FRIDAY
MORNING, EVENING = TimeOfDay.MORNING, TimeOfDay.EVENING

POSTCODES = [
    ("NR1 1AA", "NR1 1AA"),
    ("nr11aa", "NR1 1AA"),
    (" n r 1-1aa ", "NR1 1AA"),
    ("SW1A 1AA", "SW1A 1AA"),
    ("M1 1AE", "M1 1AE"),
    ("EC1A1BB", "EC1A 1BB"),
    ("GIR 0AA", "GIR 0AA"),
    ("", ""),
    ("NR1", None),
    ("NR1 1A", None),
    ("NR1 1CV", None),
    ("1NR 1AA", None),
    ("NR1 1AA please", None),
    ("ＮＲ１ １ＡＡ", None),
]


@pytest.mark.parametrize(("typed", "kept"), POSTCODES)
def test_postcodes_are_read_as_people_write_them(typed, kept):
    assert tidy_postcode(typed) == kept


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 11, 23), date(2026, 11, 23), 18),
        (date(2008, 11, 24), date(2026, 11, 23), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age_is_counted_in_whole_years(born, day, age):
    assert age_on(day, born) == age


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2026, 11, 24), "in the past"),
        (date(1905, 1, 1), "Check the year"),
        (date(1906, 11, 23), ""),
        (date(2026, 11, 23), ""),
    ],
)
def test_when_a_person_can_have_been_born(born, words):
    said = rules.why_not_born(born, date(2026, 11, 23))
    assert words in said if words else said == ""


@pytest.fixture
def user(db):
    return UserFactory(name="Esther")


def test_lists_are_replaced_whole_and_others_left_alone(user):
    one, other, place = LanguageFactory(), LanguageFactory(), LocalityFactory()
    say_about(user=user, by=user, languages=[one, other], localities=[place])
    say_about(user=user, by=user, languages=[other], times={(MONDAY, MORNING), (FRIDAY, EVENING)})
    expert = expert_of(user)
    assert (list(expert.languages.all()), list(expert.localities.all())) == ([other], [place])
    assert expert.times == ["Monday morning", "Friday evening"]
    say_about(user=user, by=user, languages=[], times=set())
    expert = expert_of(user)
    assert (list(expert.languages.all()), expert.times) == ([], [])


def test_topics_of_one_kind_leave_those_of_another(user):
    crisis, research = TopicFactory(), TopicFactory()
    chairing = TopicFactory(kind=TopicKind.SKILL)
    say_about(user=user, by=user, topics={TopicKind.INTEREST: [crisis], TopicKind.SKILL: [chairing]})
    say_about(user=user, by=user, topics={TopicKind.INTEREST: [research]})
    expert = expert_of(user)
    assert (expert.chosen_interests, expert.chosen_skills, expert.chosen_experience) == (
        [research],
        [chairing],
        [],
    )


def test_a_postcode_is_kept_in_one_form_and_an_unreadable_one_refused(user):
    assert say_about(user=user, by=user, postcode="nr11aa").postcode == "NR1 1AA"
    with pytest.raises(RuleBroken, match="like NR1 1AA"):
        say_about(user=user, by=user, postcode="somewhere")
    with pytest.raises(RuleBroken, match="in the past"):
        say_about(user=user, by=user, date_of_birth=date(2999, 1, 1))


@pytest.mark.parametrize("chosen", [1, 30])
def test_what_is_told_is_written_in_as_many_statements_however_much_it_is(
    user, chosen, django_assert_max_num_queries
):
    topics, languages = TopicFactory.create_batch(chosen), LanguageFactory.create_batch(chosen)
    times = {(day, part) for day in Weekday for part in TimeOfDay}
    with django_assert_max_num_queries(19):
        say_about(user=user, by=user, languages=languages, topics={TopicKind.INTEREST: topics}, times=times)


def test_nobody_too_young_joins_by_any_door(user, still_clock):
    say_about(user=user, by=user, is_carer=True, date_of_birth=date(2008, 11, 24))
    with pytest.raises(RuleBroken, match="18 or over"):
        apply_to_join(user=user)
    say_about(user=user, by=user, date_of_birth=date(2008, 11, 23))
    assert apply_to_join(user=user).applied_at


def test_telling_more_before_joining_and_after(as_, user):
    client, topic, language = as_(user), TopicFactory(name="Crisis care"), LanguageFactory(name="Polish")
    say_about(user=user, by=user, is_carer=True, date_of_birth=date(1980, 1, 1))
    assert client.get("/join/check/").content.decode().count("Not started") == 5
    for name, data in {
        "interests": {"interests": [topic.pk]},
        "bring": {"about": "I run <a> choir"},
        "times": {"monday": ["morning", "evening"]},
        "travel": {"in_person": "yes", "travel_miles": "10", "postcode": "nr1 1aa"},
    }.items():
        assert client.get(f"/join/{name}/").status_code == 200
        assert client.post(f"/join/{name}/", data).headers["Location"] == "/join/check/"
    assert client.get("/join/check/").content.decode().count("Not started") == 1
    apply_to_join(user=user)
    client.post("/my/profile/languages/", {"languages": [language.pk]})
    page = client.get("/my/profile/").content.decode()
    words = (
        "Crisis care",
        "I run &lt;a&gt; choir",
        "Monday morning, evening",
        "10 miles",
        "NR1 1AA",
        "Polish",
    )
    assert [each for each in words if each not in page] == []
    assert told_more(expert_of(user)) == {"interests", "bring", "times", "travel", "languages"}


def test_what_was_chosen_before_it_was_retired_stays_and_can_be_taken_back(as_, user):
    topic, fresh = TopicFactory(name="Old words"), TopicFactory(name="New words")
    say_about(user=user, by=user, topics={TopicKind.INTEREST: [topic]})
    topic.retired_at = timezone.now()
    topic.save()
    client = as_(user)
    assert "Old words" in client.get("/join/interests/").content.decode()
    client.post("/join/interests/", {"interests": [topic.pk, fresh.pk]})
    assert set(expert_of(user).chosen_interests) == {topic, fresh}
    client.post("/join/interests/", {"interests": []})
    assert expert_of(user).chosen_interests == []
    assert "Old words" not in client.get("/join/interests/").content.decode()


def test_the_coordinator_reads_what_was_told(as_, user, coordinator):
    say_about(user=user, by=user, is_carer=True, date_of_birth=date(1980, 2, 1), travel_miles=1)
    apply_to_join(user=user)
    page = as_(coordinator).get(f"/staff/network/{user.pk}/").content.decode()
    assert "1 February 1980" in page and "1 mile<" in page.replace("\n", "")
    assert Expert.objects.get().travel_miles == 1
