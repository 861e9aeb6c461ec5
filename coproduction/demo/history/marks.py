"""Marks in every state: a pilot, in which a mark counted for two months, and what has become of those marks since."""

from coproduction.demo.history.ground import read
from coproduction.demo.history.panel import Decided, Panel
from coproduction.reference.models import Directorate
from quality_mark.models import Award
from quality_mark.rules.seen import about_of, mark_of
from quality_mark.services import awards, criteria_drafts, life, policies, renewing, writing

PILOT_BEGINS, PILOT_PLANNED, PILOT_REVIEWED, PILOT_MET, PILOT_ENDS = -105, -102, -85, -80, -70
PILOT_MONTHS, MONTHS = 2, 24
WITHDRAWN, RENEWAL_BEGINS = -60, -66
POLICIES = {"Adult Community": 42, "Older People": 31}
REASON = "The course was rewritten by one team, without the people who teach it. It can be sent again."
WHAT_CHANGED = "Carers asked for a page on young carers, and wrote it with us. Three addresses are new."


class Piloted(Decided):
    """A piece of work of the pilot."""

    reviewed_on, met_on = PILOT_REVIEWED, PILOT_MET


class Renewal(Decided):
    """The renewal of a mark of the pilot, decided at the meeting that was held since."""

    def __init__(self, old, facts, cast, adverts, timeline, meeting):
        super().__init__({**old.facts, **facts}, cast, adverts, timeline, meeting)
        self.old = old

    def start(self):
        award = Award.objects.get(decision__version__submission_id=self.old.pk)
        self.pk = renewing.start_renewal(award=award, by=self.by).pk

    def write(self):
        row = self.row
        seen = mark_of(about_of(row, row.versions.get()))
        values = {"what_changed": WHAT_CHANGED}
        writing.save_about(submission=row, values=values, topics=[], seen=seen, by=self.by)

    def ask(self):
        """Starting the renewal has asked them."""


class Pilot(Panel):
    """The pilot's meeting."""

    planned_on, met_on = PILOT_PLANNED, PILOT_MET

    def __init__(self, cast, adverts, timeline):
        super().__init__(cast, adverts, timeline)
        data = read("marks.toml")
        self.works = [
            Piloted({**facts, "statements": data["statements"]}, cast, adverts, timeline, self)
            for facts in data["piloted"]
        ]


def plan_marks(cast, adverts, timeline):
    """Put on the timeline the pilot, the panel's meeting since, and what became of each mark."""
    data = read("marks.toml")
    timeline.on(PILOT_BEGINS, _publish, cast, PILOT_MONTHS)
    pilot, panel = Pilot(cast, adverts, timeline), Panel(cast, adverts, timeline)
    late = [
        Decided({**facts, "statements": data["statements"]}, cast, adverts, timeline, panel)
        for facts in data["late"]
    ]
    renewed = next(work for work in pilot.works if work.facts["key"] == "carers-guide")
    panel.works += [*late, Renewal(renewed, data["renewal"], cast, adverts, timeline, panel)]
    pilot.plan()
    timeline.on(PILOT_MET + 1, life.move_on, hour=2)
    timeline.on(PILOT_ENDS, _publish, cast, MONTHS)
    timeline.on(PILOT_ENDS, _count_policies, cast, hour=11)
    panel.plan()
    timeline.on(WITHDRAWN, _withdraw, cast, pilot)
    timeline.on(-1, panel.asked_to_the_next)
    timeline.on(-1, life.move_on, hour=2)


def _publish(cast, months):
    chair = cast["panel_chair"]
    draft = criteria_drafts.start_draft(by=chair)
    criteria_drafts.save_settings(values={"valid_months": months}, by=chair)
    criteria_drafts.publish(version=draft.version, by=chair)


def _count_policies(cast):
    counts = {Directorate.objects.get(name=name): number for name, number in POLICIES.items()}
    policies.save_counts(counts=counts, by=cast["panel_chair"])


def _withdraw(cast, pilot):
    work = next(work for work in pilot.works if work.facts["key"] == "medicines")
    award = Award.objects.get(decision__version__submission_id=work.pk)
    awards.withdraw(award=award, reason=REASON, by=cast["panel_chair"])
