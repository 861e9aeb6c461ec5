"""How somebody from a partner organisation finds their place again: by a link signed by us, sent to their address."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from involvement.models import TrainingDate
from involvement.selectors.training import dates_with_all, places_with_all

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
