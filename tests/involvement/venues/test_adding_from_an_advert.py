"""A host adds a venue while writing an advert: nothing typed is lost, none is added twice, and nothing public changes."""

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import FIELD, new_token
from coproduction.reference.access_facts import STEPS
from coproduction.reference.models import Venue
from involvement.enums import OpportunityStatus
from involvement.rules.sections import fingerprint
from involvement.services import venues
from tests.factories import ActivityFactory, OpportunityFactory, SessionFactory, VenueFactory

DRAFT = OpportunityStatus.DRAFT


@pytest.fixture
def draft(host):
    return OpportunityFactory(host=host, venue=None, access="", title="Carers group")


@pytest.fixture
def at(as_, host):
    return as_(host)


@pytest.fixture
def theirs(host, draft):
    """Return a venue the host added, named in the draft."""
    draft.venue = venues.add_venue(name="Mill House", by=host)
    draft.save()
    return draft.venue


def url(name, *args):
    return reverse(f"involvement:{name}", args=args)


def section(draft):
    return url("advert_section", draft.pk, "where")


def add(at, host, draft, **typed):
    return at.post(url("advert_venue_add", draft.pk), {FIELD: new_token(host), **typed})


def test_what_was_typed_is_saved_and_they_come_back_with_the_venue_named(at, host, draft):
    assert "Save and add a venue" in at.get(section(draft)).content.decode()
    typed = {"place": "in_person", "access": "Ring the bell", "version": fingerprint(draft, "where")}
    answer = at.post(section(draft), {**typed, "add_venue": "yes"})
    assert answer.url == url("advert_venue_add", draft.pk)
    first = add(at, host, draft, name="Mill House", address="1 Mill Lane", postcode="NR1 1AA").url
    venue = Venue.objects.get()
    assert first == url("advert_venue_access", draft.pk, venue.pk, STEPS[0].slug)
    for number, step in enumerate(STEPS):
        here = url("advert_venue_access", draft.pk, venue.pk, step.slug)
        assert section(draft) in at.get(here).content.decode()
        said = (
            {"step_free_answer": "yes"}
            if "step_free" in step.facts
            else {"welcome_words": "Ann, at the desk"}
        )
        led = at.post(here, {**said, "next": "yes"}).url
        last = number == len(STEPS) - 1
        assert led == (
            section(draft) if last else url("advert_venue_access", draft.pk, venue.pk, STEPS[number + 1].slug)
        )
    draft.refresh_from_db()
    venue.refresh_from_db()
    assert (draft.venue, draft.access, draft.place) == (venue, "Ring the bell", "in_person")
    assert (venue.added_by, venue.postcode) == (host, "NR1 1AA")
    assert (
        venue.facts["welcome"]["words"] == "Ann, at the desk" and venue.facts["step_free"]["answer"] == "yes"
    )
    page = at.get(section(draft)).content.decode()
    assert f'<option value="{venue.pk}" selected' in page and "Ring the bell" in page
    assert Event.objects.filter(action="reference.entry_added", actor=host).exists()
    named = Event.objects.get(action="opportunity.changed", after__venue=venue.pk)
    assert named.before == {"venue": None}


def test_it_is_added_once_however_often_it_is_sent(at, host, draft):
    typed = {FIELD: new_token(host), "name": "Mill House"}
    answers = {at.post(url("advert_venue_add", draft.pk), typed).url for _ in range(2)}
    assert len(answers) == 1 and Venue.objects.count() == 1


def test_a_section_that_cannot_be_saved_is_not_left(at, draft):
    answer = at.post(section(draft), {"place": "on the moon", "access": "Ring the bell", "add_venue": "yes"})
    assert answer.status_code == 422 and "Ring the bell" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "postcode"), [("mill  house", ""), ("Another name", "nr11aa"), ("MILL HOUSE", "NR9 9ZZ")]
)
def test_one_that_is_there_already_is_offered_and_named_in_its_place(at, host, draft, name, postcode):
    known = VenueFactory(name="Mill House", postcode="NR1 1AA", address="1 Mill Lane")
    refused = add(at, host, draft, name=name, postcode=postcode)
    page = refused.content.decode()
    assert refused.status_code == 422 and "Mill House, 1 Mill Lane, NR1 1AA" in page
    assert "Select whether it is one of these" in page
    assert add(at, host, draft, name=name, postcode=postcode, same=known.pk).url == section(draft)
    draft.refresh_from_db()
    assert draft.venue == known and Venue.objects.count() == 1


def test_another_place_at_the_same_postcode_is_added_but_never_of_the_same_name(at, host, draft):
    VenueFactory(name="Mill House", postcode="NR1 1AA")
    typed = {"name": "Mill House", "postcode": "NR1 1AA", "same": "another"}
    refused = add(at, host, draft, **typed)
    assert refused.status_code == 422 and "Give this place another name" in refused.content.decode()
    assert add(at, host, draft, **{**typed, "name": "Mill Barn"}).status_code == 302
    assert set(Venue.objects.values_list("name", flat=True)) == {"Mill House", "Mill Barn"}


def test_one_that_was_taken_off_the_list_is_not_added_again(at, host, coordinator, draft):
    venues.take_off_the_list(venue=VenueFactory(name="Mill House"), by=coordinator)
    refused = add(at, host, draft, name="Mill House")
    page = refused.content.decode()
    assert refused.status_code == 422 and "Mill House was taken off the list" in page
    assert "Is it one of these" not in page and Venue.objects.count() == 1


def test_the_words_of_an_imported_advert_are_the_name_to_begin_with(at, draft):
    draft.imported_words = {"venue": "The Old Mill"}
    draft.save()
    led = at.post(section(draft), {"version": fingerprint(draft, "where"), "add_venue": "yes"}).url
    assert 'value="The Old Mill"' in at.get(led).content.decode()


def test_they_put_right_what_they_added_while_only_drafts_name_it(at, host, draft, theirs):
    page = at.get(section(draft)).content.decode()
    change = url("advert_venue_change", draft.pk, theirs.pk)
    assert change in page and url("advert_venue_access", draft.pk, theirs.pk, STEPS[0].slug) in page
    assert at.post(change, {"name": "Mill Barn"}).url == section(draft)
    theirs.refresh_from_db()
    assert theirs.name == "Mill Barn"


@pytest.mark.parametrize("used_by", ["advert", "checked", "session"])
def test_what_people_may_have_read_is_the_coordinators_to_change(
    at, as_, host, coordinator, draft, theirs, used_by
):
    if used_by == "session":
        SessionFactory(activity=ActivityFactory(venue=theirs), opportunity=OpportunityFactory(published=True))
    else:
        status = {"status": OpportunityStatus.IN_REVIEW} if used_by == "checked" else {"published": True}
        OpportunityFactory(venue=theirs, **status)
    steps = url("advert_venue_access", draft.pk, theirs.pk, STEPS[0].slug)
    assert steps not in at.get(section(draft)).content.decode()
    answer = at.post(steps, {"transport_words": "Bus 21"})
    assert answer.status_code == 403 and "only your co-production team" in answer.content.decode()
    with pytest.raises(RuleBroken, match="only your co-production team"):
        venues.change_venue(venue=theirs, name="Mine", by=host)
    kept = url("venue_access", theirs.pk, STEPS[0].slug)
    assert as_(coordinator).post(kept, {"transport_words": "Bus 21"}).status_code == 302
    theirs.refresh_from_db()
    assert theirs.name == "Mill House" and theirs.facts["transport"]["words"] == "Bus 21"


def test_what_others_added_and_other_peoples_adverts_are_not_found(at, host, draft):
    other = VenueFactory(name="Riverside")
    draft.venue = other
    draft.save()
    assert "Say how accessible this venue is" not in at.get(section(draft)).content.decode()
    for name, more in (("advert_venue_change", []), ("advert_venue_access", [STEPS[0].slug])):
        assert at.post(url(name, draft.pk, other.pk, *more), {"name": "Mine"}).status_code == 404
    foreign = OpportunityFactory()
    assert at.get(url("advert_venue_add", foreign.pk)).status_code == 404
    with pytest.raises(RuleBroken):
        venues.change_venue(venue=other, name="Mine", by=host)


def test_not_while_the_advert_is_public_and_not_where_it_has_no_venue(at, host, draft):
    published = OpportunityFactory(host=host, published=True)
    assert at.get(url("advert_venue_add", published.pk)).status_code == 403
    membership = OpportunityFactory(host=host, kind="membership", venue=None)
    assert at.get(url("advert_venue_add", membership.pk)).status_code == 404
    assert "Save and add a venue" not in at.get(section(membership)).content.decode()


def test_the_coordinator_who_checks_sees_that_the_host_added_it(as_, coordinator, draft, theirs):
    draft.status = OpportunityStatus.IN_REVIEW
    draft.save()
    desk = as_(coordinator)
    page = desk.get(url("advert_check", draft.pk)).content.decode()
    assert "added the venue" in page and url("venue_kept", theirs.pk) in page
    assert f"Added by {theirs.added_by}" in desk.get(url("venues")).content.decode()
    draft.venue = VenueFactory()
    draft.save()
    assert "added the venue" not in desk.get(url("advert_check", draft.pk)).content.decode()
