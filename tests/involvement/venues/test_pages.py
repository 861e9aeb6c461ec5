"""Coordinators keep venues; everyone reads about them; a photo is safe; nothing that names a venue is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.documents.enums import ScanState
from coproduction.reference.access_facts import STEPS
from coproduction.reference.models import Venue
from involvement.models import VenuePhoto
from involvement.selectors.adverts import in_words
from involvement.services import venues
from tests.documents import files
from tests.factories import ActivityFactory, OpportunityFactory, SessionFactory, VenueFactory


@pytest.fixture
def stored(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "documents": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }


@pytest.fixture
def photo(stored, coordinator):
    upload = SimpleUploadedFile("IMG_1.jpg", files.jpeg(1))
    document = venues.keep_photo(upload, by=coordinator)
    return venues.add_photo(venue=VenueFactory(), document=document, alt="The door", by=coordinator)


def page(client, name, *args, **query):
    return client.get(reverse(f"involvement:{name}", args=args), query).content.decode()


def token_in(words):
    return words.split('name="submission_token" value="')[1].split('"')[0]


def test_a_coordinator_adds_a_venue_and_says_how_accessible_it_is(as_, coordinator, client):
    at = as_(coordinator)
    add = reverse("involvement:venue_add")
    typed = {"submission_token": token_in(at.get(add).content.decode()), "name": "Mill House"}
    first = at.post(add, typed).url
    venue = Venue.objects.get()
    assert first == reverse("involvement:venue_access", args=[venue.pk, STEPS[0].slug])
    said = {"transport_words": "Bus 21", "parking_answer": "no", "next": "yes"}
    assert at.post(first, said).url.endswith(STEPS[1].slug + "/")
    at.post(reverse("involvement:venue_access", args=[venue.pk, "getting-in"]), {"lift_answer": "yes"})
    venue.refresh_from_db()
    assert set(venue.facts) == {"transport", "parking", "lift"}
    assert Event.objects.filter(action="reference.entry_changed").count() == 2
    client.logout()
    words = page(client, "venue", venue.pk)
    assert "Bus 21" in words
    assert "Not known. Ask us" in words


def test_a_wrong_answer_and_a_wrong_step_change_nothing(as_, coordinator):
    at, venue = as_(coordinator), VenueFactory()
    url = reverse("involvement:venue_access", args=[venue.pk, "getting-in"])
    answer = at.post(url, {"lift_answer": "perhaps", "lift_words": "To the roof"})
    assert answer.status_code == 422
    assert "To the roof" in answer.content.decode()
    assert at.get(url.replace("getting-in", "unicorns")).status_code == 404
    venue.refresh_from_db()
    assert venue.facts == {}


def test_an_answer_can_be_taken_back(as_, coordinator):
    at, venue = as_(coordinator), VenueFactory(facts={"lift": {"answer": "yes", "words": ""}})
    url = reverse("involvement:venue_access", args=[venue.pk, "getting-in"])
    assert at.get(url).content.decode().count("Not known</label>") == 4
    at.post(url, {"lift_answer": "not_known"})
    venue.refresh_from_db()
    assert venue.facts == {}


@pytest.mark.parametrize("who", ["host", "expert", "approver", "nobody"])
def test_others_do_not_keep_venues(as_, request, who):
    assert as_(request.getfixturevalue(who)).get(reverse("involvement:venues")).status_code == 403


@pytest.mark.django_db
def test_the_advert_says_what_is_known_and_leads_to_the_venue(client):
    venue = VenueFactory(facts={"lift": {"answer": "yes", "words": "To all floors"}})
    advert = OpportunityFactory(published=True, venue=venue)
    words = page(client, "opportunity", advert.reference)
    assert "Lift: Yes. To all floors" in words
    assert "Not known, ask us: " in words
    assert reverse("involvement:venue", args=[venue.pk]) in words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Ring the bell", "Ring the bell.\nLift: Yes. To all floors.\nHearing loop: No.\nNot known"),
        ("Is it far? No!", "Is it far? No!\nLift: Yes"),
        ("لفٹ موجود ہے۔", "لفٹ موجود ہے۔\nLift: Yes"),
        ("", "Step-free entrance from the street.\nLift: Yes"),
    ],
)
def test_each_thing_about_access_ends_as_a_sentence_for_a_voice(written, said):
    facts = {
        "lift": {"answer": "yes", "words": "To all floors"},
        "hearing_loop": {"answer": "no", "words": ""},
    }
    advert = OpportunityFactory(published=True, venue=VenueFactory(facts=facts), access=written)
    access = dict(in_words(advert)["facts"])["Access"]
    assert access.startswith(said)
    assert access.endswith(".")
    advert.venue.facts = {}
    assert dict(in_words(advert)["facts"])["Access"] == (written or "Step-free entrance from the street")


def test_taking_a_venue_off_the_list_says_what_uses_it_and_loses_nothing(as_, coordinator):
    at, venue = as_(coordinator), VenueFactory(name="Mill House")
    advert = OpportunityFactory(published=True, venue=venue, title="Carers group")
    soon = timezone.now() + timezone.timedelta(days=3)
    activity = ActivityFactory(
        venue=venue, title="Ward visit", starts_at=soon, ends_at=soon + timezone.timedelta(hours=1)
    )
    session = SessionFactory(activity=activity, opportunity=advert)
    ActivityFactory(venue=venue, title="Long ago")
    words = page(at, "venue_retire", venue.pk)
    assert "Ward visit" in words
    assert "Advert: Carers group (open)" in words
    assert "Long ago" not in words
    at.post(reverse("involvement:venue_retire", args=[venue.pk]))
    assert not Venue.objects.in_use().exists()
    assert "Mill House" in page(at, "opportunity", advert.reference)
    assert f'<option value="{venue.pk}" selected' in page(at, "session_change", session.pk)
    assert "We do not use this place for anything new" in page(at, "venue", venue.pk)
    at.post(reverse("involvement:venue_retire", args=[venue.pk]))
    assert Venue.objects.in_use().get() == venue


def test_a_photo_needs_words_and_is_written_anew(as_, coordinator, stored):
    at, venue = as_(coordinator), VenueFactory()
    url = reverse("involvement:venue_photo_add", args=[venue.pk])
    sent = {"submission_token": token_in(at.get(url).content.decode()), "alt": ""}
    refused = at.post(url, {**sent, "file": SimpleUploadedFile("IMG_1.jpg", files.jpeg(6))})
    words = refused.content.decode()
    assert refused.status_code == 422
    assert "Enter what the photo shows" in words
    held = words.split('name="held_file" value="')[1].split('"')[0]
    at.post(
        url, {**sent, "submission_token": token_in(words), "held_file": held, "alt": "A ramp to the door"}
    )
    photo = VenuePhoto.objects.get()
    at.logout()
    answer = at.get(reverse("involvement:venue_photo", args=[photo.pk]))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "public, max-age=3600")
    assert files.PLANTED not in answer.content
    again = at.get(answer.request["PATH_INFO"], headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert 'alt="A ramp to the door"' in page(at, "venue", venue.pk)


def test_a_file_that_is_no_picture_is_refused(as_, coordinator, stored):
    at, venue = as_(coordinator), VenueFactory()
    url = reverse("involvement:venue_photo_add", args=[venue.pk])
    token = token_in(at.get(url).content.decode())
    sent = {"submission_token": token, "alt": "A plan", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 ")}
    answer = at.post(url, sent)
    assert answer.status_code == 422
    assert "We cannot take PDF files here" in answer.content.decode()
    assert not VenuePhoto.objects.exists()


@pytest.mark.parametrize("state", [ScanState.WAITING, ScanState.INFECTED])
def test_a_photo_that_was_not_found_clean_is_shown_to_nobody(client, photo, state):
    photo.document.scan_state = state
    photo.document.save()
    assert client.get(reverse("involvement:venue_photo", args=[photo.pk])).status_code == 404
    assert "The door" not in page(client, "venue", photo.venue_id)


def test_photos_change_places_and_words_and_go(as_, coordinator, photo):
    at = as_(coordinator)
    second = venues.add_photo(
        venue=photo.venue,
        document=venues.keep_photo(SimpleUploadedFile("b.jpg", files.jpeg(1)), by=coordinator),
        alt="The lift",
        by=coordinator,
    )
    at.post(reverse("involvement:venue_photo_earlier", args=[second.pk]))
    assert list(VenuePhoto.objects.filter(venue=photo.venue)) == [second, photo]
    at.post(reverse("involvement:venue_photo_describe", args=[photo.pk]), {"alt": "The door from the street"})
    at.post(reverse("involvement:venue_photo_remove", args=[second.pk]))
    assert [each.alt for each in VenuePhoto.objects.all()] == ["The door from the street"]
    actions = set(Event.objects.values_list("action", flat=True))
    assert {"venue.photo_moved", "venue.photo_described", "venue.photo_removed"} <= actions


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_venues_asks_no_more_with_more(as_, coordinator, rows, django_assert_max_num_queries):
    at = as_(coordinator)
    VenueFactory.create_batch(rows)
    with django_assert_max_num_queries(8):
        assert page(at, "venues")
