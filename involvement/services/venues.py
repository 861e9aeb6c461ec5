"""Venues: added and changed, what is known of their access, and their photos."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.documents.services import FileKind, keep_upload
from coproduction.reference import access_facts
from coproduction.reference.models import Venue
from coproduction.reference.services import add_entry, bring_back, change_entry, retire
from involvement.models import VenuePhoto
from involvement.rules.venues import NOT_YOURS_TO_SAY
from involvement.selectors.venues import MOST_PHOTOS, PHOTO, may_describe

PICTURES = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.HEIC})
LONGEST_SIDE = 1600  # pixels: a photo on a page, not a receipt with small print


@transaction.atomic
def add_venue(*, by, **values):
    """Add a venue: name, address, postcode, locality and access. Raises RuleBroken for a name that is taken."""
    return add_entry(Venue, by=by, added_by=by, **values)


@transaction.atomic
def change_venue(*, venue, by, **values):
    """Change what is said about a venue. Adverts that name it say the new words."""
    return change_entry(_theirs(venue, by), by=by, **values)


@transaction.atomic
def say_access(*, venue, step, given, by):
    """Keep what is known of the things one step asks about: {fact: {"answer", "words"}}. Other facts stay."""
    venue = _theirs(venue, by)
    others = {fact: known for fact, known in venue.facts.items() if fact not in step.facts}
    facts = {**others, **access_facts.tidy({fact: given[fact] for fact in step.facts})}
    return venue if facts == venue.facts else change_entry(venue, by=by, facts=facts)


@transaction.atomic
def take_off_the_list(*, venue, by):
    """Take a venue off the list people choose from. What names it keeps naming it."""
    return retire(_locked(venue), by=by)


@transaction.atomic
def put_back(*, venue, by):
    return bring_back(_locked(venue), by=by)


def keep_photo(upload, *, by, owner=None):
    """Keep a picture somebody sent, written anew without what it said of place and camera. Raises FileRefused."""
    return keep_upload(upload, purpose=PHOTO, by=by, owner=owner, allowed=PICTURES, longest_side=LONGEST_SIDE)


@transaction.atomic
def add_photo(*, venue, document, alt, by):
    """Show a picture that was kept, after those there are. Raises RuleBroken where there are enough."""
    venue = _locked(venue)
    if venue.photos.count() >= MOST_PHOTOS:
        raise RuleBroken(
            gettext("A venue has at most {count} photos. Remove one first.").format(count=MOST_PHOTOS)
        )
    last = venue.photos.aggregate(last=Max("position"))["last"] or 0
    photo = VenuePhoto.objects.create(venue=venue, document=document, alt=alt, position=last + 1)
    _record(photo, "added", by=by)
    return photo


@transaction.atomic
def describe_photo(*, photo, alt, by):
    """Say anew what a picture shows."""
    photo.alt = alt
    photo.save(update_fields=["alt", "updated_at"])
    _record(photo, "described", by=by)


@transaction.atomic
def move_photo_earlier(*, photo, by):
    """Show a picture before the one that it came after."""
    _locked(photo.venue)
    order = list(VenuePhoto.objects.filter(venue=photo.venue_id))
    if photo not in order:
        return  # somebody removed it meanwhile
    place = order.index(photo)
    order.insert(max(place - 1, 0), order.pop(place))
    for number, each in enumerate(order, start=1):
        each.position = number
    VenuePhoto.objects.bulk_update(order, ["position"])
    _record(photo, "moved", by=by)


@transaction.atomic
def remove_photo(*, photo, by):
    """Show a picture no more. Its file goes with those that nothing uses."""
    _record(photo, "removed", by=by)
    photo.delete()


def _record(photo, what, *, by):
    after = {"venue": photo.venue_id, "document": photo.document_id, "alt": photo.alt}
    audit.record(actor=by, action=f"venue.photo_{what}", target=photo, after=after)


def _theirs(venue, by):
    venue = _locked(venue)
    if not may_describe(by, venue):
        raise RuleBroken(NOT_YOURS_TO_SAY)
    return venue


def _locked(venue):
    return Venue.objects.select_for_update().get(pk=venue.pk)
