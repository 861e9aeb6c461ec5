"""What a new advert can begin with: the words of its kind, or an old advert."""

from django.db.models import Q

from involvement.enums import Permission
from involvement.models import KindTemplate, Opportunity
from involvement.models.opportunities import SEEN_BY_EVERYONE
from involvement.rules.kinds import has
from involvement.rules.templates import FIELDS, WRITTEN_ANEW, shipped


def words_for(kind):
    """Return {field: words} that an advert of a kind begins with: the trust's own, or those we ship."""
    own = KindTemplate.objects.filter(kind=kind).first()
    return {name: getattr(own, name) for name in FIELDS} if own else shipped(kind)


def may_be_copied(user):
    """Return the adverts this person may copy: their own, and every one that has been public."""
    if user.has_perm(Permission.CHECK_OPPORTUNITY):
        return Opportunity.objects.all()
    return Opportunity.objects.filter(Q(host=user) | Q(status__in=SEEN_BY_EVERYONE))


def to_copy(user, words):
    """Return the adverts to choose from, the newest first, with these words in their title where some are given."""
    rows = may_be_copied(user).filter(title__icontains=words) if words else may_be_copied(user)
    return (
        rows.select_related("host")
        .only("title", "reference", "kind", "status", "host__name", "host__email")
        .order_by("-pk")
    )


def written_anew(opportunity):
    """Return, in words, what a copy of an advert leaves to be written."""
    return [words for name, words in WRITTEN_ANEW.items() if has(opportunity.kind, name)]
