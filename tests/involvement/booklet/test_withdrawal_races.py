"""Real threads that take an edition out while others do the same, or make the same words again: nothing comes back."""

import pytest
from django.db import connection

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core import jobs
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import Job
from coproduction.documents.models import Document
from involvement.booklet.enums import BookletFormat
from involvement.models import BookletEdition, BookletFile
from involvement.services import booklet
from involvement.services.booklet_withdrawal import withdraw_edition
from tests.factories import OpportunityFactory, person
from tests.involvement.opportunities.racing import together

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
RACERS = 6


def asked(by):
    params = {"locality": None, "topic": None, "formats": [BookletFormat.TEXT]}
    return Job.objects.create(kind=booklet.JOB, owner=by, title="Make", params=params)


def make(advert, title, by):
    advert.title = title
    advert.save()
    jobs.run(asked(by).pk)


def test_six_who_take_the_same_edition_out_do_it_once():
    by = person(Role.COORDINATOR)
    make(OpportunityFactory(published=True), "Carers of Ann", by)
    edition, refused = BookletEdition.objects.get(), []

    def take_out(number):
        try:
            withdraw_edition(edition=edition, reason="A name", by=by)
        except RuleBroken as refusal:
            refused.append(refusal)

    together(RACERS, take_out)
    assert len(refused) == RACERS - 1
    assert Event.objects.filter(action="booklet.withdrawn").count() == 1
    assert not BookletFile.objects.exists() and not Document.objects.exists()


def test_words_that_are_taken_out_while_five_make_them_again_stay_out():
    by, advert = person(Role.COORDINATOR), OpportunityFactory(published=True)
    make(advert, "Carers of Ann", by)
    make(advert, "Carers group", by)
    first = BookletEdition.objects.get(number=1)
    advert.title = "Carers of Ann"
    advert.save()
    waiting = [asked(by) for _ in range(RACERS - 1)]

    def go(number):
        if number:
            jobs.run(waiting[number - 1].pk)
        else:
            withdraw_edition(edition=first, reason="A name", by=by)

    together(RACERS, go)
    same = BookletEdition.objects.filter(content_sha256=first.content_sha256)
    assert not BookletFile.objects.filter(edition__in=same).exists()
    assert [each.number for each in BookletEdition.objects.public()] == [2]
