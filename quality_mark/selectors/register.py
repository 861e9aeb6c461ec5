"""The public register of marks: what anyone may read of each. Never a score, an author, or a name nobody agreed to show."""

from dataclasses import dataclass, fields

from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date, today
from coproduction.reference.models import Directorate
from quality_mark.enums import AwardStatus, Credit, Kind
from quality_mark.models import Award
from quality_mark.rules.awards import IN_FORCE, present_status
from quality_mark.selectors.people import contributors_of

LONGEST_QUERY = 200
STATES = {
    AwardStatus.CURRENT: _("Current"),
    AwardStatus.EXPIRED: _("Expired"),
    AwardStatus.RENEWED: _("Renewed"),
    AwardStatus.WITHDRAWN: _("Withdrawn"),
}
COLOURS = {
    AwardStatus.CURRENT: "green",
    AwardStatus.EXPIRED: "grey",
    AwardStatus.RENEWED: "blue",
    AwardStatus.WITHDRAWN: "red",
}


@dataclass(frozen=True)
class Wanted:
    """What a person asked the register for. A value nobody offers is taken for none."""

    q: str = ""
    kind: str = ""
    directorate: str = ""
    status: str = ""

    @classmethod
    def asked(cls, query):
        """Read the values of a GET form (a QueryDict)."""
        asked = {each.name: query.get(each.name, "").strip() for each in fields(cls)}
        asked["kind"] = asked["kind"] if asked["kind"] in Kind.values else ""
        asked["status"] = asked["status"] if asked["status"] in STATES else ""
        number = asked["directorate"]
        asked["directorate"] = number if number.isascii() and number.isdigit() and len(number) < 10 else ""
        asked["q"] = asked["q"].replace("\x00", "")[:LONGEST_QUERY]
        return cls(**asked)

    @property
    def is_narrowed(self):
        return any(getattr(self, each.name) for each in fields(self))


@dataclass(frozen=True)
class Standing:
    """What a mark counts for today: its status, in one word, and in a sentence."""

    status: AwardStatus
    label: str
    colour: str
    words: str

    @property
    def is_in_force(self):
        return self.status == AwardStatus.CURRENT


def standing_of(award):
    """Return the Standing of a mark fetched `with_work`."""
    status = present_status(award.status, award.expires_on, today=today())
    status = AwardStatus.CURRENT if status in IN_FORCE else status
    return Standing(status, str(STATES[status]), COLOURS[status], _in_words(award, status))


def with_work(awards):
    """Return awards with all that their pages read of them."""
    return awards.select_related(
        "decision__version__submission__directorate", "decision__version__criteria_set", "renewed_as"
    )


def found(wanted):
    """Return the marks that fit, the newest first."""
    rows = with_work(Award.objects.all())
    for word in wanted.q.split():
        rows = rows.filter(_says(word))
    if wanted.kind:
        rows = rows.filter(decision__version__submission__kind=wanted.kind)
    if wanted.directorate:
        rows = rows.filter(decision__version__submission__directorate=int(wanted.directorate))
    if wanted.status:
        rows = rows.filter(_stands(wanted.status))
    return rows.order_by("-awarded_on", "-year", "-serial")


def directorates():
    """Return [(id, name)] of the directorates that have or had a mark."""
    marked = Directorate.objects.filter(quality_submissions__versions__decision__award__isnull=False)
    return list(marked.distinct().values_list("pk", "name"))


def credits_of(award):
    """Return (names of the contributors as they chose, how many chose not to be named)."""
    credited = list(contributors_of(award.decision.version.submission).agreed())
    names = [each.credited_as for each in credited if each.credit != Credit.NO_NAME]
    return names, len(credited) - len(names)


def _says(word):
    numbered = Q(pk__in=Award.objects.numbered(word).values("pk"))
    return numbered | Q(decision__version__submission__title__icontains=word)


def _stands(status):
    ran_out = Q(status__in=IN_FORCE, expires_on__lt=today())
    if status == AwardStatus.CURRENT:
        return Q(status__in=IN_FORCE) & ~ran_out
    return Q(status=status) | ran_out if status == AwardStatus.EXPIRED else Q(status=status)


def _in_words(award, status):
    if status == AwardStatus.CURRENT:
        return gettext("This mark is current. It counts until {expires_on}.").format(
            expires_on=say_date(award.expires_on)
        )
    if status == AwardStatus.WITHDRAWN:
        return gettext("This mark was withdrawn on {withdrawn_at}. It does not count any more.").format(
            withdrawn_at=say_date(award.withdrawn_at)
        )
    if status == AwardStatus.RENEWED:
        return gettext("This mark was renewed. The work now has the mark {renewed_as}.").format(
            renewed_as=award.renewed_as
        )
    day = say_date(award.expires_on)
    if award.renewed_as:
        return gettext(
            "This mark expired. It counted until {expires_on}. The work now has the mark {renewed_as}."
        ).format(expires_on=day, renewed_as=award.renewed_as)
    return gettext("This mark expired. It counted until {expires_on}.").format(expires_on=day)
