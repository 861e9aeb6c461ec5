"""Who may say what of a venue. What a host says of one is read by the public only once a coordinator has checked it."""

from django.utils.translation import gettext_lazy as _

from involvement.enums import Permission

NOT_YOURS_TO_SAY = _(
    "An advert or a session uses this venue now, so only your co-production team can change what it says. Please ask them."
)


def keeps_venues(user):
    return user.has_perm(Permission.KEEP_VENUES)


def may_describe(user, venue, *, is_used):
    """Those who keep venues always may. Whoever added one may until anything but a draft names it."""
    is_their_own = venue.added_by_id is not None and venue.added_by_id == user.pk
    return keeps_venues(user) or (is_their_own and not is_used)
