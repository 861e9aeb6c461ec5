"""Venues: what their pages show, their photos, and what still uses one."""

from itertools import islice

from django.db.models import Count, Q, Value
from django.db.models.functions import Replace, Upper
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import say_moment, today
from coproduction.documents.rules import is_served
from coproduction.reference import access_facts
from coproduction.reference.models import Venue
from experts.models import Activity
from involvement.enums import OpportunityStatus
from involvement.models import Opportunity, VenuePhoto
from involvement.rules import venues as rules

PHOTO = "venue_photo"
MOST_PHOTOS = 12
MOST_USES = 20
FINISHED = (OpportunityStatus.COMPLETED, OpportunityStatus.REVIEWED, OpportunityStatus.CANCELLED)


def venues(*, with_retired=False):
    """Return the venues for those who keep them, those off the list last, with `pictures` counted."""
    rows = Venue.objects.all() if with_retired else Venue.objects.in_use()
    rows = rows.select_related("locality", "added_by").annotate(pictures=Count("photos"))
    return rows.order_by("retired_at", "name") if with_retired else rows.order_by("name")


def photos_of(venue):
    """Return every photo of a venue in order, also those still being checked for viruses."""
    return VenuePhoto.objects.filter(venue=venue).select_related("document")


def photos_shown(venue):
    """Return the photos that everyone may see."""
    return [each for each in photos_of(venue) if is_served(each.document)]


def may_read_photo(user, document):
    """Say whether this person may open the file itself: those who keep venues; others see it on the venue's page."""
    return user.has_perm("involvement.keep_venues")


def sections(venue):
    """Return [(Step, [(what, what is known of it)])] of a venue."""
    return [(step, access_facts.rows(venue.facts, step)) for step in access_facts.STEPS]


def known_in(venue, step):
    """Return how many of the things a step asks about are known."""
    return sum(fact in venue.facts for fact in step.facts)


def described_by(user):
    """Return the venues of which this person may say something, now or once: all for those who keep them, else their own."""
    venues = Venue.objects.select_related("locality")
    return venues if rules.keeps_venues(user) else venues.filter(added_by=user)


def may_describe(user, venue):
    """Say whether this person may change what is said of a venue now."""
    return rules.keeps_venues(user) or rules.may_describe(user, venue, is_used=is_used(venue))


def is_used(venue):
    """Say whether anything but drafts names a venue: then what is said of it was checked, and people may have read it."""
    adverts = Opportunity.objects.filter(venue=venue).exclude(status=OpportunityStatus.DRAFT)
    return adverts.exists() or Activity.objects.filter(venue=venue).exists()


def like(name, postcode):
    """Return the venues of the same name, or of the same postcode however it is spaced; those off the list too."""
    of_name = Q(name__iexact=" ".join(name.split()))
    letters = "".join(postcode.split()).upper()
    same = of_name | Q(letters=letters) if letters else of_name
    return Venue.objects.annotate(letters=Upper(Replace("postcode", Value(" ")))).filter(same)


def uses_of(venue):
    """Return ([words], whether there are more) of what is still to be held there, and the adverts that name it."""
    found = list(islice(_uses(venue), MOST_USES + 1))
    return found[:MOST_USES], len(found) > MOST_USES


def _uses(venue):
    coming = Activity.objects.filter(venue=venue, cancelled_at__isnull=True, ends_at__gte=timezone.now())
    for each in coming.order_by("starts_at", "pk")[: MOST_USES + 1]:
        yield f"{each.title}, {say_moment(each.starts_at)}"
    adverts = Opportunity.objects.filter(venue=venue).exclude(status__in=FINISHED)
    for advert in adverts.order_by("closing_date", "pk")[: MOST_USES + 1]:
        state = gettext("open") if _is_open(advert) else advert.get_status_display().lower()
        yield gettext("Advert: {advert} ({state})").format(advert=advert, state=state)


def _is_open(advert):
    return advert.status == OpportunityStatus.PUBLISHED and advert.closing_date >= today()
