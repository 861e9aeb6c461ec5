"""The chapter of interview panels: recorded, asked for, filled or not, held, and how they went."""

import csv
import io
from datetime import timedelta

from coproduction.core.dates import today
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from coproduction.reference.models import TrainingKind
from coproduction.reference.services import change_setting
from experts.enums import ContributionStatus
from experts.models import Expert
from experts.services.training import record_training
from involvement.enums import DebriefSide, Heard, PanelOfferStatus, Seat
from involvement.imports.panels.columns import COLUMNS
from involvement.models import Debrief, Panel, PanelOffer, PanelSeat
from involvement.selectors.panels import VALUES_BASED_RECRUITMENT
from involvement.selectors.seats import default_terms
from involvement.services import asking, debriefs, panel_days
from involvement.services.panel_imports import import_file
from involvement.services.panel_terms import set_panel_terms

READY = ("expert", "expert2", "bola-adeyemi", "dilip-shah")
CHAIR = "chair.without.account@demo.example"
KNOWN_AFTERWARDS = ("Outcome", "Reason no expert")
LONG = 180  # minutes each panel lasts
# key, day, post, directorate, and whatever else the file says
PANELS = (
    ("watched", -150, "Ward Manager", "Older People", {"Band": "7", "Outcome": "Appointed"}),
    ("heard", -60, "Staff Nurse", "Adult Community", {"Band": "5", "Outcome": "Appointed"}),
    ("hurried", -25, "Support Worker", "Patient Safety", {"Band": "3", "Outcome": "Re-advertise"}),
    (
        "without", -18, "Data Analyst", "Corporate",
        {"Band": "6", "Reason no expert": "Nobody asked for an expert", "Outcome": "Appointed"},
    ),
    ("unrecorded", -2, "Peer Support Worker", "Recovery College", {"Band": "4"}),
    ("urgent", 3, "Occupational Therapist", "Older People", {"Band": "6"}),
    ("open", 12, "Clinical Psychologist", "Adult Community", {"Band": "8a"}),
    ("filled", 20, "Team Leader", "Children Families and Young People", {"Band": "7"}),
    ("not_asked", 33, "Administrator", "Corporate", {"Band": "3"}),
)  # fmt: skip


def plan_panels(cast, timeline):
    on = timeline.on
    on(-340, _set_terms, cast)
    for number, who in enumerate(READY):
        on(-240 + number, _train, cast, who)
    for key, day, post, directorate, more in PANELS:
        known = {name: words for name, words in more.items() if name not in KNOWN_AFTERWARDS}
        on(min(day, -1) - 35, _record, cast, timeline, key, day, post, directorate, known, hour=9)
        if more != known:
            on(day + 1, _record, cast, timeline, key, day, post, directorate, more, hour=16)
    for who in READY:
        on(-160, _seat, cast, "watched", who, Seat.OBSERVER)
    on(-149, _came, cast, "watched")
    on(-148, _sign_off_all, cast, "watched")
    _plan_held(cast, timeline)
    _plan_to_come(cast, timeline)


def _plan_held(cast, timeline):
    on = timeline.on
    for who in ("expert", "dilip-shah"):
        on(-72, _seat, cast, "heard", who, Seat.MEMBER)
    on(-59, _came, cast, "heard")
    on(-58, _say_how_it_went, "heard", Heard.YES)
    on(
        -40,
        _seat,
        cast,
        "hurried",
        "gareth-lowe",
        Seat.MEMBER,
        "Trained elsewhere. The certificate is to come.",
    )
    on(-24, _came, cast, "hurried")
    on(-23, _say_how_it_went, "hurried", Heard.PARTLY)
    on(-12, _seat, cast, "unrecorded", "expert2", Seat.MEMBER)
    on(-12, _seat, cast, "unrecorded", "fatima-noor", Seat.OBSERVER)


def _plan_to_come(cast, timeline):
    on = timeline.on
    on(-14, _ask, cast, timeline, "filled", 2, 10)
    on(-13, _answer, cast, "filled", "expert", True)
    on(-12, _answer, cast, "filled", "bola-adeyemi", True)
    on(-9, _ask, cast, timeline, "urgent", 1, 1)
    for day in (-8, -7):
        on(day, _all_say_no, "urgent")
    on(-1, _ask, cast, timeline, "open", 2, 9)
    on(0, _answer, cast, "open", "bola-adeyemi", False, hour=8)


def _panel(key):
    return Panel.objects.get(vacancy_reference=_reference(key))


def _reference(key):
    number = next(number for number, each in enumerate(PANELS, 1) if each[0] == key)
    return f"846-26{number:04d}"


def _expert(cast, who):
    return Expert.objects.select_related("user").get(pk=cast[who].pk)


def _set_terms(cast):
    """Say what a seat pays; and, as a trust may, that people watch a panel before they sit on one."""
    change_setting("panel_observed_needed", 1, by=cast["administrator"])
    set_panel_terms(
        directorate=None,
        band=Band.objects.get(scheme__key="demo", name="£20.00 a session"),
        travel_rule=TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT,
        preparation_minutes=30,
        budget=Budget.objects.get(code="RC-500"),
        by=cast["recruiter"],
    )


def _train(cast, who):
    kind = TrainingKind.objects.get(name=VALUES_BASED_RECRUITMENT)
    record_training(
        expert=_expert(cast, who),
        kind=kind,
        gained_on=today() - timedelta(days=1),
        elsewhere="Recovery College",
        by=cast["coordinator"],
    )


def _record(cast, timeline, key, day, title, directorate, more):
    """Bring one panel in from a file, as a recruitment system writes it: before the day, and again afterwards."""
    seated = PanelSeat.objects.filter(panel__vacancy_reference=_reference(key)).select_related("expert__user")
    row = {
        "Vacancy reference": _reference(key), "Job title": title, "Directorate": directorate, "Locality": "Norwich",
        "Interview date": timeline.day(day).isoformat(), "Start": "09:30", "Finish": "12:30",
        "Chair email": cast["host"].email if key == "watched" else CHAIR, "Candidates interviewed": "3",
        "Experts had equal vote": "Yes", "Expert emails": "; ".join(each.expert.user.email for each in seated), **more,
    }  # fmt: skip
    typed = io.StringIO()
    table = csv.DictWriter(typed, [column.words for column in COLUMNS], restval="")
    table.writeheader()
    table.writerow(row)
    import_file(io.BytesIO(typed.getvalue().encode()), by=cast["recruiter"])


def _seat(cast, key, who, seat, reason=""):
    panel = _panel(key)
    asking.seat_by_hand(
        panel=panel,
        expert=_expert(cast, who),
        seat=seat,
        terms=default_terms(panel),
        override_reason=reason,
        by=cast["recruiter"],
    )


def _came(cast, key):
    panel = _panel(key)
    rows = [(each.contribution_id, ContributionStatus.ATTENDED, LONG) for each in panel.seats.order_by("pk")]
    panel_days.record_attendance(panel=panel, rows=rows, by=cast["recruiter"])


def _sign_off_all(cast, key):
    note = "Listened well and asked good questions afterwards."
    for seat in PanelSeat.objects.filter(panel=_panel(key)).order_by("pk"):
        panel_days.sign_off(seat=seat, ready=True, note=note, is_chair=True, by=cast["host"])


def _say_how_it_went(key, heard):
    for debrief in Debrief.objects.filter(panel=_panel(key)).order_by("pk"):
        words = "We agreed on the questions together." if debrief.side == DebriefSide.CHAIR else ""
        by = debrief.expert.user if debrief.expert else None
        debriefs.answer(debrief=debrief, heard=heard, prepared=Heard.YES, again=Heard.YES, words=words, by=by)


def _ask(cast, timeline, key, number, needed_in):
    panel = _panel(key)
    asking.ask(
        panel=panel,
        seat=Seat.MEMBER,
        number=number,
        needed_by=timeline.day(needed_in),
        words="Ask for Jo at the main desk. There is coffee from 9am.",
        by=cast["recruiter"],
        **default_terms(panel),
    )


def _answer(cast, key, who, yes):
    offer = PanelOffer.objects.get(request__panel=_panel(key), expert_id=cast[who].pk)
    (asking.accept if yes else asking.decline)(offer=offer, by=cast[who])


def _all_say_no(key):
    for offer in PanelOffer.objects.filter(request__panel=_panel(key), status=PanelOfferStatus.OFFERED):
        asking.decline(offer=offer, by=offer.expert.user)
