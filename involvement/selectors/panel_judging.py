"""What becomes of each panel somebody tells us about: new, changed, unchanged or refused, and why.

Set-based: a few statements for a thousand rows, whatever is in them.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Max, Q
from django.db.models.functions import Lower
from django.utils import timezone

from coproduction.core.dates import today
from coproduction.reference.models import Directorate, Locality
from experts.enums import ContributionStatus, ExpertStatus
from experts.models import Contribution, Expert
from involvement.enums import PanelState, Permission, Seat
from involvement.models import Panel, PanelMember, PanelSeat
from involvement.rules import panels as rules
from involvement.rules.seats import HOLDS
from involvement.selectors.panel_changes import changes_in, entry_told
from involvement.selectors.panels import training_between

HAS_BEEN_ACTIVE = (ExpertStatus.ACTIVE, ExpertStatus.PAUSED, ExpertStatus.LEFT)
SLICE = 1000


@dataclass(frozen=True, slots=True)
class NewSeat:
    """An expert to seat; `untrained` asks for an override."""

    expert_id: int
    seat: Seat
    untrained: bool


@dataclass(slots=True)
class Judged:
    """One panel as told, what becomes of it (a PanelState), and why: `problems` are (column name, sentence).

    `changes` say what would change in the `panel` that is here. `seats` are those to add.
    """

    told: object
    state: PanelState
    problems: list = field(default_factory=list)
    changes: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    panel: Panel | None = None
    directorate: Directorate | None = None
    locality: Locality | None = None
    seats: list = field(default_factory=list)

    @property
    def words(self):
        """What to show at the row: sentences."""
        changes = [each.words for each in self.changes if each.words]
        return [sentence for _, sentence in self.problems] or [*changes, *self.notes]


class Judge:
    """Judges panels for one person. `override` is the reason to seat people without training; `notebook` knows the file."""

    def __init__(self, by, *, override="", notebook=None):
        self.by, self.override, self.notebook = by, override, notebook
        self.now, self.today = timezone.now(), today()
        self.reach = by.directorates_for(Permission.RECORD_PANELS)
        self.directorates = {each.name.lower(): each for each in Directorate.objects.in_use()}
        self.localities = {each.name.lower(): each for each in Locality.objects.in_use()}
        # The notebook knows of the places this import gives.
        self.last_contribution = Contribution.objects.aggregate(last=Max("pk"))["last"] or 0

    def judge(self, slice_of_told):
        """Return a Judged for each of these, in their order."""
        here = _Here(slice_of_told, self.last_contribution)
        return [self._one(told, here) for told in slice_of_told]

    def judge_change(self, panel, told):
        """Judge all that is told of one panel that is here. Its seats stay as they are."""
        judged = Judged(told, PanelState.CHANGED, list(told.problems), panel=panel)
        judged.problems += rules.what_is_wrong(told, now=self.now, today=self.today)
        self._place(judged)
        others = Panel.objects.filter(vacancy_reference__iexact=told.reference, held_on=told.held_on)
        if told.held_on and others.exclude(pk=panel.pk).exists():
            judged.problems.append(("reference", rules.HERE_ALREADY))
        if not judged.problems:
            seats = dict(panel.seats.values_list("expert", "contribution__status"))
            self._compare(judged, list(panel.members.all()), seats, whole=True)
        if judged.problems:
            judged.state = PanelState.REFUSED
        return judged

    def _one(self, told, here):
        judged = Judged(told, PanelState.NEW, list(told.problems), panel=here.panels.get(told.key))
        judged.problems += rules.what_is_wrong(told, now=self.now, today=self.today)
        if repeats := self._repeats(judged):
            return repeats
        self._place(judged)
        self._seat(judged, here)
        if not judged.problems and judged.panel:
            self._compare(judged, here.members.get(judged.panel.pk, ()), here.seats.get(judged.panel.pk, {}))
        if judged.problems:
            judged.state = PanelState.REFUSED
        return judged

    def _repeats(self, judged):
        """The same panel told the same way twice counts once; told two ways, neither is taken."""
        told = judged.told
        if not self.notebook or not told.held_on or not told.reference:
            return None
        lines, same = self.notebook.same_panel(told)
        others = [f"{line:,}" for line in lines if line != told.line]
        if others and not same:
            words = f"This panel is also on line {', '.join(others)}, and it is not the same there."
            judged.problems.append(("reference", words))
        if others and same and not judged.problems and told.line != lines[0]:
            judged.state, judged.notes = PanelState.UNCHANGED, [f"The same as line {lines[0]:,}."]
            return judged
        return None

    def _place(self, judged):
        told = judged.told
        judged.directorate = entry_told(judged, "directorate", self.directorates)
        judged.locality = entry_told(judged, "locality", self.localities)
        if told.directorate and not judged.directorate:
            judged.problems.append(
                ("directorate", f"‘{told.directorate}’ is not in the trust’s list of directorates.")
            )
        elif judged.directorate and not self._reaches(judged.directorate.pk):
            judged.problems.append(("directorate", f"You do not record panels of {told.directorate}."))
        if told.locality and not judged.locality:
            judged.problems.append(
                ("locality", f"‘{told.locality}’ is not in the trust’s list of localities.")
            )
        if judged.panel and not self._reaches(judged.panel.activity.directorate_id):
            judged.problems.append(
                ("reference", "This panel is here, in a directorate you do not record panels of.")
            )

    def _reaches(self, directorate_id):
        return self.reach is None or directorate_id in self.reach

    def _seat(self, judged, here):
        told = judged.told
        seated = here.seats.get(judged.panel.pk, {}) if judged.panel else {}
        for address, seat in told.experts:
            expert = here.experts.get(address)
            if expert is None:
                judged.problems.append(
                    ("experts", f"Nobody in the network has the e-mail address {address}.")
                )
            elif told.starts_at and expert.pk not in seated:
                self._seat_one(judged, here, expert, address, seat)
        named = {here.experts[address].pk for address, _ in told.experts if address in here.experts}
        if (named or told.reason) and set(seated) - named:
            judged.problems.append(
                ("experts", "Somebody else sits on this panel here. Take them off on its page first.")
            )

    def _seat_one(self, judged, here, expert, address, seat):
        told = judged.told
        untrained = rules.needs_training(seat) and not here.is_trained(expert.pk, told.held_on)
        refusal = self._why_not(judged, here, expert, address)
        if not refusal and untrained and not self.override:
            refusal = rules.why_not_trained(address, told.held_on)
        if refusal:
            judged.problems.append(("experts", refusal))
            return
        if untrained:
            judged.notes.append(f"{address} is seated without training in date: {self.override}")
        judged.seats.append(NewSeat(expert.pk, seat, untrained))

    def _why_not(self, judged, here, expert, address):
        told = judged.told
        allowed = HAS_BEEN_ACTIVE if told.starts_at <= self.now else (ExpertStatus.ACTIVE,)
        if expert.pk == self.by.pk:
            return rules.YOUR_OWN
        if expert.status not in allowed:
            return f"{address} is not an active member of the network."
        if judged.panel and expert.pk in here.given_up[judged.panel.pk]:
            return f"{address} gave up a seat on this panel. Seat them again on its page."
        if title := here.busy_at(expert.pk, told):
            return f"{address} is at something else at that time: {title}."
        line = self.notebook.elsewhere(told, address) if self.notebook else None
        return f"{address} is on another panel at that time: line {line:,} of this file." if line else ""

    def _compare(self, judged, members, seats, *, whole=False):
        panel, told = judged.panel, judged.told
        judged.changes = changes_in(judged, members, whole=whole)
        if not judged.changes:
            judged.state, judged.notes = PanelState.UNCHANGED, []
            return
        judged.state = PanelState.CHANGED
        if refusal := rules.why_not_change(panel):
            judged.problems.append(("reference", refusal))
        moved = (told.starts_at, told.ends_at) != (panel.activity.starts_at, panel.activity.ends_at)
        if moved and ContributionStatus.ATTENDED in seats.values():
            judged.problems.append(("start", rules.TIME_STANDS))


class _Here:
    """What the portal holds already of the panels and people of one slice."""

    def __init__(self, slice_of_told, last_contribution):
        self.last_contribution = last_contribution
        self.told = [each for each in slice_of_told if each.held_on]
        self.panels = {(each.in_lower, each.held_on): each for each in self._find_panels()}
        keys = [each.pk for each in self.panels.values()]
        self.members = defaultdict(list)
        for member in PanelMember.objects.filter(panel__in=keys).order_by("pk") if keys else ():
            self.members[member.panel_id].append(member)
        self.seats = defaultdict(dict)
        self.given_up = defaultdict(set)
        rows = PanelSeat.objects.filter(panel__in=keys).values_list("panel", "expert", "contribution__status")
        for panel, expert, status in rows if keys else ():
            if status in HOLDS:
                self.seats[panel][expert] = status
            else:
                self.given_up[panel].add(expert)
        self.experts = self._find_experts()
        self._training = self._find_training()
        self._busy = self._find_busy()

    def is_trained(self, expert_id, day):
        rows = self._training.get(expert_id, ())
        return any(gained <= day and (expires is None or expires >= day) for gained, expires in rows)

    def busy_at(self, expert_id, told):
        """Return the title of what an expert is expected at at the time of a panel, besides that panel, or ''."""
        panel = self.panels.get(told.key)
        own = panel.activity_id if panel else None
        for activity_id, title, starts_at, ends_at in self._busy.get(expert_id, ()):
            if activity_id != own and starts_at < told.ends_at and ends_at > told.starts_at:
                return title
        return ""

    def _find_panels(self):
        if not self.told:
            return []
        references = {each.reference.lower() for each in self.told}
        days = {each.held_on for each in self.told}
        rows = Panel.objects.annotate(in_lower=Lower("vacancy_reference")).filter(in_lower__in=references)
        return list(
            rows.filter(held_on__in=days).select_related("activity__directorate", "activity__locality")
        )

    def _find_experts(self):
        addresses = {address for each in self.told for address, _ in each.experts}
        rows = Expert.objects.filter(user__email__in=addresses, merged_into__isnull=True).select_related(
            "user"
        )
        return {each.user.email: each for each in rows.only("status", "user__email")} if addresses else {}

    def _find_training(self):
        found = defaultdict(list)
        if self.experts:
            days = [each.held_on for each in self.told]
            rows = training_between(min(days), max(days)).filter(expert__in=self._keys())
            for expert, gained, expires in rows.values_list("expert", "gained_on", "expires_on"):
                found[expert].append((gained, expires))
        return found

    def _find_busy(self):
        """Only of those with a seat that is not here yet: a file imported again asks for nothing."""
        found, wanted = defaultdict(list), defaultdict(set)
        for each in self.told:
            panel = self.panels.get(each.key)
            seated = self.seats.get(panel.pk, {}) if panel else {}
            for address, _ in each.experts:
                expert = self.experts.get(address)
                if expert and each.starts_at and expert.pk not in seated:
                    wanted[each.held_on].add(expert.pk)
        for days in _in_slices(sorted(wanted), 50):
            told = [each for each in self.told if each.held_on in days and each.starts_at]
            people = set().union(*(wanted[day] for day in days))
            for row in _taken_between(people, told).filter(pk__lte=self.last_contribution):
                found[row[0]].append(row[1:])
        return found

    def _keys(self):
        return [each.pk for each in self.experts.values()]


def _taken_between(people, told):
    when = Q(
        activity__starts_at__lt=max(each.ends_at for each in told),
        activity__ends_at__gt=min(each.starts_at for each in told),
    )
    rows = Contribution.objects.filter(
        when, expert__in=people, status__in=HOLDS, activity__cancelled_at__isnull=True
    )
    return rows.values_list(
        "expert", "activity", "activity__title", "activity__starts_at", "activity__ends_at"
    )


def _in_slices(items, size):
    return (items[start : start + size] for start in range(0, len(items), size))
