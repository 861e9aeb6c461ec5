"""How somebody from a partner organisation finds their place again: by a link signed by us, sent to their address."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from coproduction.core.dates import today
from experts.models import Qualification
from involvement.enums import PlaceStatus
from involvement.models import TrainingDate, TrainingPlace
from involvement.selectors.training import MOST_DATES, dates_to_come, dates_with_all, places_with_all

SALT = "involvement.partner_place"


def key_of(place):
    """Return the end of the link to this place."""
    return Signer(salt=SALT).sign(place.pk)


def link_to(place):
    """Return the whole web address of a partner's place, for an e-mail."""
    return f"{settings.BASE_URL}{reverse('involvement:partner_place', args=[key_of(place)])}"


def booking_link(training):
    """Return the whole web address by which partners' people book a date, '' while it is switched off."""
    token = training.partner_token
    return f"{settings.BASE_URL}{reverse('involvement:partner_book', args=[token])}" if token else ""


def place_by(key):
    """Return the TrainingPlace this key was made for, or None: also once what we knew of the person is forgotten."""
    try:
        pk = int(Signer(salt=SALT).unsign(key))
    except (BadSignature, ValueError):
        return None
    return places_with_all().filter(pk=pk).exclude(partner_email="").first()


def date_by(token):
    """Return the TrainingDate whose partner link ends so, or None."""
    if not token or not TrainingDate.objects.filter(partner_token=token).exists():
        return None
    return dates_with_all().get(partner_token=token)


def running_out(first, last):
    """Return the places by which partners' people have training that runs out between two days and is not renewed.

    Only of those whose address we still have. Who has joined the network with it hears from there.
    """
    same_kind = {"date__course__kind": OuterRef("date__course__kind"), "status": PlaceStatus.ATTENDED}
    lasts_longer = Q(expires_on__isnull=True) | Q(expires_on__gt=OuterRef("expires_on"))
    theirs = Q(partner_email=OuterRef("partner_email")) | Q(user__email__iexact=OuterRef("partner_email"))
    renewed = TrainingPlace.objects.filter(lasts_longer, theirs, **same_kind)
    recorded = Qualification.objects.filter(
        Q(expires_on__isnull=True) | Q(expires_on__gte=OuterRef("expires_on")),
        expert__user__email__iexact=OuterRef("partner_email"),
        kind=OuterRef("date__course__kind"),
    )
    rows = places_with_all().filter(
        ~Exists(renewed),
        ~Exists(recorded),
        status=PlaceStatus.ATTENDED,
        expires_on__range=(first, last),
        user__isnull=True,
    )
    return rows.exclude(partner_email="").order_by("expires_on", "pk")


def dates_to_book(kind_ids):
    """Return {kind id: the next TrainingDates partners' people can book by their link}, in one query."""
    rows = dates_to_come().filter(
        course__kind__in=list(kind_ids),
        course__for_partners=True,
        partner_token__isnull=False,
        booking_closes_on__gte=today(),
    )
    found: dict = {}
    for training in rows:
        found.setdefault(training.course.kind_id, []).append(training)
    return {kind: dates[:MOST_DATES] for kind, dates in found.items()}
