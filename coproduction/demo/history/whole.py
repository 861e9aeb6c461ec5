"""The whole history, told in one transaction: an interrupted load leaves an empty database."""

import io
from datetime import date

from django.db import transaction
from django.db.models import F

from coproduction.accounts.models import User
from coproduction.correspondence.enums import Channel, DeliveryState
from coproduction.correspondence.models import Delivery
from coproduction.demo.history.advert_words import plan_advert_words
from coproduction.demo.history.adverts import plan_adverts
from coproduction.demo.history.again import plan_again
from coproduction.demo.history.booklet import plan_booklet
from coproduction.demo.history.changes import plan_changes
from coproduction.demo.history.choosing import plan_choosing
from coproduction.demo.history.clock import Timeline
from coproduction.demo.history.correspondence import lose_some, plan_correspondence
from coproduction.demo.history.coverage import plan_coverage
from coproduction.demo.history.equality import plan_equality
from coproduction.demo.history.ground import DATA, lay_ground, read
from coproduction.demo.history.interviewers import plan_interviewers
from coproduction.demo.history.interviews import plan_panels
from coproduction.demo.history.letters import plan_letters
from coproduction.demo.history.mark import QualityMark
from coproduction.demo.history.marks import plan_marks
from coproduction.demo.history.matching import plan_matching
from coproduction.demo.history.meetings import plan_meetings
from coproduction.demo.history.money import Money
from coproduction.demo.history.needs import plan_needs
from coproduction.demo.history.offline import plan_offline
from coproduction.demo.history.people import join, make_active, make_staff, sign, take_break, welcome
from coproduction.demo.history.privacy import plan_privacy
from coproduction.demo.history.training import plan_training
from coproduction.demo.history.welcome import plan_welcome
from coproduction.demo.people import ACCOUNTS
from experts.rules.welcome import FIRST_WORDS
from experts.services.agreements import write_agreement
from involvement.imports.reader import read as read_adverts
from involvement.services.imports import import_rows

BEGINNING = -400
ADVERTS_LIE_AROUND = date(2026, 11, 23)
DATES = ("first_date", "closing_date", "decision_date")


def is_loaded():
    return User.objects.filter(email=ACCOUNTS["administrator"].email).exists()


@transaction.atomic
def load():
    """Make the demonstration trust in an empty database, with its history up to now."""
    timeline, cast = Timeline(), {}
    timeline.on(BEGINNING, make_staff, cast, hour=9)
    timeline.on(BEGINNING, lambda: lay_ground(cast["administrator"]))
    timeline.on(BEGINNING, lambda: write_agreement(words=FIRST_WORDS, by=cast["coordinator"]), hour=11)
    _plan_people(cast, timeline)
    plan_welcome(cast, timeline)
    plan_interviewers(cast, timeline)
    adverts = plan_adverts(cast, timeline)
    plan_advert_words(cast, adverts, timeline)
    plan_matching(cast, adverts, timeline)
    plan_choosing(cast, adverts, timeline)
    plan_panels(cast, timeline)
    _plan_sessions(cast, adverts, timeline)
    plan_needs(cast, adverts, timeline)
    plan_changes(cast, adverts, timeline)
    plan_equality(cast, timeline, _plan_expert)
    plan_offline(cast, adverts, timeline)
    plan_letters(cast, timeline)
    plan_training(cast, timeline)
    plan_privacy(cast, timeline)
    plan_correspondence(cast, timeline)
    _plan_what_is_told(cast, timeline)
    QualityMark(cast, adverts, timeline).plan()
    plan_marks(cast, adverts, timeline)
    timeline.on(-1, _import_adverts, cast, timeline)
    timeline.tell()
    _count_as_sent(timeline)
    lose_some(cast)


def _plan_what_is_told(cast, timeline):
    plan_coverage(cast, timeline)
    plan_booklet(cast, timeline)


def _plan_sessions(cast, adverts, timeline):
    plan_meetings(adverts, timeline)
    plan_again(cast, adverts, timeline)
    Money(cast, adverts, timeline).plan()


def _plan_people(cast, timeline):
    _plan_expert(cast, timeline, "expert", about=["is_service_user"], joined=-380)
    _plan_expert(cast, timeline, "expert2", about=["is_carer"], joined=-370)
    for facts in read("people.toml")["expert"]:
        key = facts.pop("key", facts["name"].lower().replace(" ", "-"))
        _plan_expert(cast, timeline, key, **facts)


def _plan_expert(cast, timeline, key, *, joined, upto="active", about, locality="Norwich", **who):
    timeline.on(joined, join, cast, key, about, locality, **who)
    if upto in ("welcomed", "active", "paused"):
        timeline.on(joined + 4, welcome, cast, key)
    if upto in ("active", "paused"):
        timeline.on(joined + 5, sign, cast, key, hour=9)
        timeline.on(joined + 5, make_active, cast, key)
    if upto == "paused":
        timeline.on(-30, take_break, cast, key)


def _import_adverts(cast, timeline):
    """Bring in the fourteen adverts of the data file, moved to lie around today as they lie around their own day."""
    rows = read_adverts(io.BytesIO((DATA / "opportunities.csv").read_bytes()))
    days = timeline.today - ADVERTS_LIE_AROUND
    moved = [row._replace(values=_moved(row.values, days)) for row in rows]
    import_rows(moved, by=cast["host"])


def _moved(values, days):
    changed = {name: (date.fromisoformat(values[name]) + days).isoformat() for name in DATES if values[name]}
    return {**values, **changed}


def _count_as_sent(timeline):
    """What was said in the past was sent in the past: the worker must not send it all again today."""
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING).exclude(channel=Channel.LETTER)
    waiting.update(state=DeliveryState.SENT, sent_at=F("created_at"), tries=1)
