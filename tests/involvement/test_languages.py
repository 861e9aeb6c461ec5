"""Adverts and interests in two languages: each person's letters in theirs, and an advert marked as English elsewhere."""

import pytest

from coproduction.audit import services as audit
from coproduction.core.languages import in_language
from coproduction.correspondence.models import Message
from coproduction.reference.models import Language
from experts.models import ExpertTopic
from involvement.models import AdvertWords
from involvement.notices import changes, interests, matching, opportunities, reminders
from involvement.rules.advert_words import digest_of
from involvement.selectors.matching.lists import who_fits
from involvement.selectors.offers import in_words, mark_of
from involvement.services.facts import refresh_everything
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory, TopicFactory
from tests.involvement.interests.conftest import offers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def advert(host):
    return OpportunityFactory(published=True, host=host, places=5, place="online")


def welsh(user):
    user.language = "cy"
    user.save()
    return user


def two(advert, **fields):
    """Two people who are interested in an advert, the first of whom reads Welsh."""
    found = InterestFactory.create_batch(2, opportunity=advert, **fields)
    welsh(found[0].expert.user)
    return found


def bodies(kind):
    """What the people of `two` were told, the Welsh reader first."""
    sent = Message.objects.filter(kind=kind).select_related("recipient")
    return [each.body for each in sorted(sent, key=lambda each: each.recipient.language != "cy")]


def are_two(said):
    assert [body.partition(" ")[0] for body in said] == ["Helo", "Hello"]


def test_an_interest_is_answered_in_the_language_of_each(advert):
    for interest in two(advert):
        event = audit.record(actor=None, action="interest.expressed", target=interest)
        interests.interest_moved(interest, event, before="")
    are_two(bodies("interest_expressed"))


def test_an_advert_that_is_cancelled_is_told_in_the_language_of_each(advert, coordinator):
    two(advert)
    advert.cancelled_reason = "The room is not free"
    opportunities.opportunity_cancelled(advert, by=coordinator)
    are_two(bodies("opportunity_cancelled"))


def test_a_change_is_told_in_the_language_of_each(advert):
    change = advert.changes.create(
        by=advert.host, reason="Mended", lines=[["Venue", "Nothing", "9 May 2027"]]
    )
    two(advert)
    changes.advert_changed(change)
    said = bodies("advert_changed")
    are_two(said)
    assert "- Venue: 9 May 2027 (it was: Nothing)" in said[1]


def test_an_offer_is_reminded_of_in_the_language_of_each(advert):
    found = [reminders.offer(each) for each in two(advert, status="offered")]
    are_two([each.body for each in found])


def test_people_are_invited_in_the_language_of_each_with_its_reasons(advert, host):
    topic = TopicFactory(name="Carers")
    advert.topics.set([topic])
    people = ExpertFactory.create_batch(2)
    welsh(people[0].user)
    ExpertTopic.objects.bulk_create(ExpertTopic(expert=each, topic=topic) for each in people)
    refresh_everything()
    fit, _ = who_fits(advert)
    matching.invited(advert, fit)
    said = bodies("invitation")
    are_two(said)
    assert "- You share Carers." in said[1]


def test_the_week_is_told_in_the_language_of_each(advert):
    words = matching.weekly_words([advert])
    people = [each.expert.user for each in two(advert)]
    are_two([matching.weekly(person, [advert.pk], "2026-W48", words).body for person in people])


def test_an_advert_is_marked_as_english_on_a_page_in_another_language(client, advert):
    for address in ("/opportunities/", advert.get_absolute_url()):
        assert 'lang="en-GB">' not in client.get(address).content.decode().partition("<body")[2]
        page = client.get(address, headers={"accept-language": "cy"}).content.decode()
        assert f'lang="en-GB">{advert.title}<' in page and f'lang="en-GB">{advert.summary}<' in page


def test_somebody_who_reads_welsh_sees_the_approved_welsh_words_first(client, advert, coordinator):
    language, _ = Language.objects.get_or_create(name="Welsh")
    AdvertWords.objects.create(
        opportunity=advert, language=language, title="Teitl", summary="Crynodeb", english=digest_of(advert),
        written_by=advert.host, approved_by=coordinator, approved_at=advert.published_at,
    )  # fmt: skip
    page = client.get(advert.get_absolute_url(), headers={"accept-language": "cy"}).content.decode()
    assert '<h1 class="nhsuk-heading-l">Teitl</h1>' in page and 'app-lines">Crynodeb<' in page
    assert f'lang="en-GB">{advert.support}<' in page
    listed = client.get("/opportunities/", headers={"accept-language": "cy"}).content.decode()
    assert ">Teitl</a>" in listed and "<p>Crynodeb</p>" in listed
    for address in (advert.get_absolute_url(), "/opportunities/"):
        assert "Teitl" not in client.get(address).content.decode()


def test_a_person_who_changes_language_has_not_seen_another_offer(advert):
    interest = offers(advert, 1)[0]
    with in_language("cy"):
        mark = in_words(interest)["mark"]
    assert mark == mark_of(interest)
