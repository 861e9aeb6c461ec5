"""The directory of the network: who a coordinator looks for, and the people who fit."""

from dataclasses import asdict, dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import today
from coproduction.reference.models import Language, Locality, Topic, TrainingKind
from experts.enums import ExpertStatus
from experts.models import Expert, Qualification
from experts.selectors.directory_words import holding
from experts.selectors.needs import due_for_review
from experts.selectors.people import WAITING_FIRST

UNFINISHED = "unfinished"
STATUSES = [*ExpertStatus.choices, (UNFINISHED, _("Not finished joining"))]
WRITES_TO = (ExpertStatus.APPLIED, ExpertStatus.WELCOMED, ExpertStatus.ACTIVE, ExpertStatus.PAUSED)
LISTS = {"locality": Locality, "topic": Topic, "language": Language, "training": TrainingKind}


@dataclass(frozen=True)
class Wanted:
    """Who is looked for: `q` as typed; `status` an ExpertStatus or 'unfinished'; the lists by key; two yes or no."""

    q: str = ""
    status: str = ""
    locality: int | None = None
    topic: int | None = None
    language: int | None = None
    training: int | None = None
    no_email: bool = False
    review: bool = False

    @classmethod
    def asked(cls, query):
        """Read it from the query of an address. What makes no sense is left out."""
        status = query.get("status", "")
        return cls(
            q=query.get("q", "").replace("\x00", "").strip()[:100],
            status=status if status in dict(STATUSES) else "",
            no_email="no_email" in query,
            review="review" in query,
            **{name: _key(query.get(name, "")) for name in LISTS},
        )

    def facts(self):
        """Return what is asked for, as JSON can keep it, for `Wanted(**facts)`."""
        return {name: value for name, value in asdict(self).items() if value}

    def shape(self):
        """Return the names of what is asked for, without its words: what the audit trail keeps."""
        return sorted(self.facts())


def people(wanted):
    """Return the people who fit. Those who wait for us come with the longest wait first; others the newest first."""
    if wanted.status == UNFINISHED:
        found, order = Expert.objects.filter(applied_at__isnull=True), "-created_at"
    else:
        found = Expert.objects.filter(applied_at__isnull=False, merged_into__isnull=True)
        order = "applied_at" if wanted.status in WAITING_FIRST else "-applied_at"
        found = found.filter(status=wanted.status) if wanted.status else found
    return _fitting(holding(found, wanted.q), wanted).select_related("user").order_by(order, "pk")


def in_full(keys):
    """Return the people of these keys, in their order. The pages before are skipped by key, without reading their rows."""
    keys = list(keys)
    found = Expert.objects.select_related("user").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def people_to_write_to(wanted):
    """Return those who fit and are in the network, by key: nobody writes to a person who left."""
    return people(wanted).filter(status__in=WRITES_TO, user__is_active=True).order_by("pk")


def choices():
    """Return [(name, label, what no choice is called, [(key, words)])] of the lists to choose from."""
    labels = {
        "locality": (gettext("Place"), gettext("Any place")),
        "topic": (gettext("Interest or skill"), gettext("Any interest or skill")),
        "language": (gettext("Language"), gettext("Any language")),
        "training": (gettext("Training in date"), gettext("With or without training")),
    }
    return [
        (name, *labels[name], [(row.pk, str(row)) for row in model.objects.in_use().order_by("name")])
        for name, model in LISTS.items()
    ]


def _fitting(found, wanted):
    for name, field in (("locality", "localities"), ("topic", "topics"), ("language", "languages")):
        if key := getattr(wanted, name):
            found = found.filter(**{field: key})
    if wanted.training:
        held = Qualification.objects.in_date(today()).filter(expert=OuterRef("pk"), kind=wanted.training)
        found = found.filter(Exists(held))
    if wanted.no_email:
        found = found.filter(user__email__isnull=True)
    if wanted.review:
        found = found.filter(pk__in=due_for_review().order_by().values("pk"))
    return found


def _key(typed):
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
