"""What becomes of each panel somebody tells us about: new, changed, unchanged or refused, and why.

Set-based: a few statements for a thousand rows, whatever is in them.
"""

from dataclasses import dataclass, field

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from coproduction.core.dates import today
from coproduction.reference.models import Directorate, Locality, Venue
from experts.enums import ContributionStatus, ExpertStatus
from experts.models import Contribution
from involvement.enums import PanelState, Permission, Seat
from involvement.models import Panel
from involvement.rules import panels as rules
from involvement.selectors.panel_changes import changes_in, entry_told
from involvement.selectors.panels_here import Here

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
    venue: Venue | None = None
    seats: list = field(default_factory=list)

    @property
    def words(self):
        """What to show at the row: sentences."""
        changes = [each.words for each in self.changes if each.words]
        return [str(sentence) for _, sentence in self.problems] or [*changes, *self.notes]


class Judge:
    """Judges panels for one person. `override` is the reason to seat people without training; `notebook` knows the file,
    or, where it is `on_a_page`, the panels of the grid."""

    def __init__(self, by, *, override="", notebook=None, on_a_page=False):
        self.by, self.override, self.notebook, self.on_a_page = by, override, notebook, on_a_page
        self.now, self.today = timezone.now(), today()
        self.reach = by.directorates_for(Permission.RECORD_PANELS)
        self.directorates = {each.name.lower(): each for each in Directorate.objects.in_use()}
        self.localities = {each.name.lower(): each for each in Locality.objects.in_use()}
        self.venues = {each.name.lower(): each for each in Venue.objects.in_use()}
        # The notebook knows of the places this import gives.
        self.last_contribution = Contribution.objects.aggregate(last=Max("pk"))["last"] or 0

    def judge(self, slice_of_told):
        """Return a Judged for each of these, in their order."""
        here = Here(slice_of_told, self.last_contribution)
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
            words = ngettext(
                "This panel is also on line {others}, and it is not the same there.",
                "This panel is also on lines {others}, and it is not the same there.",
                len(others),
            )
            if self.on_a_page:
                words = ngettext(
                    "This is also panel {others} of this page, and it is not the same there.",
                    "This is also panels {others} of this page, and it is not the same there.",
                    len(others),
                )
            judged.problems.append(("reference", words.format(others=", ".join(others))))
        if others and same and not judged.problems and told.line != lines[0]:
            judged.state = PanelState.UNCHANGED
            judged.notes = [gettext("The same as line {line:,}.").format(line=lines[0])]
            return judged
        return None

    def _place(self, judged):
        told = judged.told
        judged.directorate = entry_told(judged, "directorate", self.directorates)
        judged.locality = entry_told(judged, "locality", self.localities)
        self._place_venue(judged)
        if told.directorate and not judged.directorate:
            judged.problems.append(
                (
                    "directorate",
                    gettext("‘{directorate}’ is not in the trust’s list of directorates.").format(
                        directorate=told.directorate
                    ),
                )
            )
        elif judged.directorate and not self._reaches(judged.directorate.pk):
            judged.problems.append(
                (
                    "directorate",
                    gettext("You do not record panels of {directorate}.").format(
                        directorate=told.directorate
                    ),
                )
            )
        if told.locality and not judged.locality:
            judged.problems.append(
                (
                    "locality",
                    gettext("‘{locality}’ is not in the trust’s list of localities.").format(
                        locality=told.locality
                    ),
                )
            )
        if judged.panel and not self._reaches(judged.panel.activity.directorate_id):
            judged.problems.append(
                ("reference", gettext("This panel is here, in a directorate you do not record panels of."))
            )

    def _place_venue(self, judged):
        judged.venue = entry_told(judged, "venue", self.venues)
        if judged.told.venue and not judged.venue:
            sentence = gettext(
                "‘{venue}’ is not in the trust’s list of venues. Write it as the room or place instead."
            )
            judged.problems.append(("venue", sentence.format(venue=judged.told.venue)))

    def _reaches(self, directorate_id):
        return self.reach is None or directorate_id in self.reach

    def _seat(self, judged, here):
        told = judged.told
        seated = here.seats.get(judged.panel.pk, {}) if judged.panel else {}
        for address, seat in told.experts:
            expert = here.experts.get(address)
            if expert is None:
                judged.problems.append(
                    (
                        "experts",
                        gettext("Nobody in the network has the e-mail address {address}.").format(
                            address=address
                        ),
                    )
                )
            elif told.starts_at and expert.pk not in seated:
                self._seat_one(judged, here, expert, address, seat)
            elif here.moves(told) and (refusal := self._why_busy(told, here, expert, address)):
                judged.problems.append(("experts", refusal))
        named = {here.experts[address].pk for address, _ in told.experts if address in here.experts}
        if (named or told.reason) and set(seated) - named:
            judged.problems.append(
                (
                    "experts",
                    gettext("Somebody else sits on this panel here. Take them off on its page first."),
                )
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
            judged.notes.append(
                gettext("{address} is seated without training in date: {override}").format(
                    address=address, override=self.override
                )
            )
        judged.seats.append(NewSeat(expert.pk, seat, untrained))

    def _why_not(self, judged, here, expert, address):
        told = judged.told
        allowed = HAS_BEEN_ACTIVE if told.starts_at <= self.now else (ExpertStatus.ACTIVE,)
        if expert.pk == self.by.pk:
            return rules.YOUR_OWN
        if expert.status not in allowed:
            return rules.not_active(address)
        if judged.panel and expert.pk in here.given_up[judged.panel.pk]:
            return gettext("{address} gave up a seat on this panel. Seat them again on its page.").format(
                address=address
            )
        return self._why_busy(told, here, expert, address)

    def _why_busy(self, told, here, expert, address):
        if title := here.busy_at(expert.pk, told):
            return gettext("{address} is at something else at that time: {title}.").format(
                address=address, title=title
            )
        line = self.notebook.elsewhere(told, address) if self.notebook else None
        if not line:
            return ""
        words = gettext("{address} is on another panel at that time: line {line:,} of this file.")
        if self.on_a_page:
            words = gettext("{address} is on another panel at that time: panel {line} of this page.")
        return words.format(address=address, line=line)

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
