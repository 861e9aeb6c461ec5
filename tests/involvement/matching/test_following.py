"""What matching keeps is there after an upgrade, and follows the trust's lists without waiting for the night."""

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coproduction.reference.models import Postcode, PostcodeTable
from coproduction.reference.services.lists import change_entry
from involvement.models import AdvertFacts, ExpertFacts
from involvement.services.facts import fill_after_upgrade, refresh_everything
from tests.factories import OpportunityFactory, TopicFactory, VenueFactory

pytestmark = pytest.mark.django_db


def test_migrating_fills_what_is_empty(expert, host):
    advert = OpportunityFactory(host=host, published=True)
    ExpertFacts.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert ExpertFacts.objects.get().pk == expert.pk and AdvertFacts.objects.get().pk == advert.pk


def test_migrating_leaves_alone_what_is_kept(expert):
    refresh_everything()
    ExpertFacts.objects.update(miles=77)
    with CaptureQueriesContext(connection) as questions:
        fill_after_upgrade(using="default", apps=apps)
    assert ExpertFacts.objects.get().miles == 77 and len(questions) <= 4


def test_emptying_the_database_fills_nothing():
    fill_after_upgrade(using="default")
    assert not ExpertFacts.objects.exists()


def test_migrating_back_to_before_matching_fills_nothing(expert):
    ExpertFacts.objects.all().delete()
    fill_after_upgrade(using="default", apps=Apps())
    assert not ExpertFacts.objects.exists()


def test_a_renamed_topic_is_renamed_in_adverts(administrator, host, django_capture_on_commit_callbacks):
    topic = TopicFactory(name="Carers")
    advert = OpportunityFactory(host=host, published=True)
    advert.topics.set([topic])
    with django_capture_on_commit_callbacks(execute=True):
        change_entry(topic, name="Families and carers", by=administrator)
    advert.refresh_from_db()
    assert advert.needs == ["It helps if you know about any of these: Families and carers."]


def test_a_venue_that_moves_is_near_other_people(administrator, host, django_capture_on_commit_callbacks):
    table = PostcodeTable.objects.create(name="codes.csv", digest="1", in_use=True)
    Postcode.objects.create(table=table, code="NR1 1AA", east=623000, north=308000)
    venue = VenueFactory(postcode="")
    advert = OpportunityFactory(host=host, published=True, venue=venue)
    refresh_everything()
    with django_capture_on_commit_callbacks(execute=True):
        change_entry(venue, postcode="nr1 1aa", by=administrator)
    assert AdvertFacts.objects.get(pk=advert.pk).east == 623000
