"""What a file of the directory can hold: columns by key, and rows read a thousand at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.core.reporting.tables import Column, Kind
from coproduction.correspondence.enums import Channel
from experts.models import Expert
from experts.selectors.directory import people

BATCH = 1000


@dataclass(frozen=True)
class Held:
    """One column: its heading, what it holds of an Expert, and what must be read with the Expert."""

    heading: Words
    value: Callable
    reads: str = ""
    kind: Kind = Kind.WORDS


def _listed(name):
    return lambda expert: ", ".join(sorted(str(each) for each in getattr(expert, name).all()))


def _channel(expert):
    preference = getattr(expert.user, "preference", None)
    return str(Channel(preference.channel).label) if preference else ""


COLUMNS = {
    "name": Held(_("Name"), lambda expert: expert.user.name),
    "email": Held(_("Email address"), lambda expert: expert.user.email or ""),
    "phone": Held(_("Telephone"), lambda expert: expert.phone.as_national if expert.phone else ""),
    "postcode": Held(_("Postcode"), lambda expert: expert.postcode),
    "status": Held(_("Status"), lambda expert: str(expert.get_status_display())),
    "joined": Held(
        _("Joined on"), lambda expert: expert.applied_at and expert.applied_at.date(), kind=Kind.DAY
    ),
    "localities": Held(_("Places"), _listed("localities"), reads="localities"),
    "topics": Held(_("Interests and skills"), _listed("topics"), reads="topics"),
    "languages": Held(_("Languages"), _listed("languages"), reads="languages"),
    "channel": Held(_("How we reach them"), _channel),
}
CHOICES = [(key, held.heading) for key, held in COLUMNS.items()]


@dataclass(frozen=True)
class People:
    """The people who fit, as a table for a file. `told(done)` is called after each batch."""

    wanted: object
    chosen: list[str]
    told: Callable

    @property
    def columns(self):
        return [Column(key, COLUMNS[key].heading, COLUMNS[key].kind) for key in self.chosen]

    @property
    def headings(self):
        return [str(COLUMNS[key].heading) for key in self.chosen]

    def values(self):
        """Yield each person's values in the order of the columns, holding a thousand people in memory."""
        held, done = [COLUMNS[key] for key in self.chosen], 0
        for batch in self._batches(list(filter(None, (each.reads for each in held)))):
            for expert in batch:
                yield [each.value(expert) for each in held]
            done += len(batch)
            self.told(done)

    def _batches(self, reads):
        # By key, from a list of keys read once: a person who joins meanwhile does not move the others.
        keys = list(people(self.wanted).order_by("pk").values_list("pk", flat=True))
        rows = Expert.objects.select_related("user__preference").prefetch_related(*reads).order_by("pk")
        for start in range(0, len(keys), BATCH):
            yield list(rows.filter(pk__in=keys[start : start + BATCH]))
