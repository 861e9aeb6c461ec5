"""What a seat on a panel pays, by directorate: what has been said, and where nobody has said anything."""

from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction.core.dates import say_minutes, today
from coproduction.core.languages import Words
from coproduction.policy.selectors import NO_RATE, offers_in_words
from coproduction.reference.models import Directorate
from involvement.models import PanelTerms
from involvement.rules.words import TRAVEL
from involvement.selectors.coverage.targets import directorates_within

UNSAID = _("Unpaid: nobody has said")
UNPAID = _("Unpaid")
AS_EVERYWHERE = _("As everywhere else")
NONE_SET, SOME_SET = _("what a seat pays"), _("what a seat pays in some directorates")


class Line(NamedTuple):
    """One line of the page of terms. `directorate` is None for the trust's; without `terms` only `pay` says anything."""

    directorate: Directorate | None
    terms: PanelTerms | None
    pay: Words
    travel: Words = ""
    preparation: str = ""


def terms_with_all():
    return PanelTerms.objects.select_related("directorate", "band__scheme", "budget")


def terms_set_for(directorate):
    """Return the terms that were set for a directorate itself, or (None) for the trust; None where there are none."""
    return terms_with_all().filter(directorate=directorate).first()


def term_lines(reach):
    """Return the Lines of the page of terms: the trust's, then each directorate's within reach."""
    found = {each.directorate_id: each for each in terms_with_all()}
    offers = offers_in_words([each.band for each in found.values() if each.band], on=today())
    otherwise = AS_EVERYWHERE if None in found else UNSAID
    rows = [(None, UNSAID), *((each, otherwise) for each in directorates_within(reach))]
    return [_line(each, found.get(each and each.pk), offers, without) for each, without in rows]


def what_is_unsaid(reach):
    """Say for which seats within reach nobody has said what they pay, to follow 'Nobody has said'; '' for none."""
    listed = directorates_within(reach)
    without = listed.filter(panel_terms__isnull=True).count()
    if not without or PanelTerms.objects.filter(directorate__isnull=True).exists():
        return ""
    return NONE_SET if without == listed.count() else SOME_SET


def what_is_unsaid_of(directorate_id):
    """The same of a seat on a panel of one directorate."""
    said = PanelTerms.objects.filter(Q(directorate=directorate_id) | Q(directorate__isnull=True))
    return "" if said.exists() else NONE_SET


def _line(directorate, terms, offers, without):
    if terms is None:
        return Line(directorate, None, without)
    return Line(
        directorate,
        terms,
        offers.get(terms.band_id, NO_RATE) if terms.band_id else UNPAID,
        TRAVEL.get(terms.travel_rule, TRAVEL["none"]),
        say_minutes(terms.preparation_minutes) if terms.preparation_minutes else "",
    )
