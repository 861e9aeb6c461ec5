"""Who decides on an item at this moment, on which scores, and how they voted. Worked out anew each time it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quality_mark.enums import Choice, Outcome, ReviewStatus, SeatStatus, Side
from quality_mark.models import MeetingSeat, Vote
from quality_mark.rules.decisions import Bar, Votes, mean_of, overall
from quality_mark.rules.quorum import Quorum, why_no_quorum
from quality_mark.rules.reviewing import is_complete
from quality_mark.rules.voting import why_closed
from quality_mark.selectors.scores import everyones
from quality_mark.selectors.ties import ties_of

DECLARED = (ReviewStatus.OPEN, ReviewStatus.DONE)


@dataclass(frozen=True)
class Room:
    """Those here without a tie to an item. `counted` are those of them who have said that they have no conflict.

    `no_quorum` is the sentence that says who is missing, '' where the meeting may decide.
    """

    counted: list[MeetingSeat]
    to_declare: list[MeetingSeat]
    no_quorum: str

    def of_side(self, side):
        return [seat for seat in self.counted if seat.side == side]

    def counts(self, seat):
        return seat is not None and any(each.pk == seat.pk for each in self.counted)


@dataclass(frozen=True)
class Judged:
    """The finished reviews of a version whose reviewers have no tie to it, and what they come to."""

    reviews: list[Any]
    rows: list[Any]
    panel: Mapping[int, Fraction | None]
    mean: Fraction | None
    bar: Bar
    is_complete: bool

    @property
    def to_talk_about(self):
        """The rows on which experts and staff lie far apart."""
        return [row for row in self.rows if row.differs]

    def why_closed(self, rung):
        """Return [(Outcome, reasons why these scores and this rung do not allow it)]."""
        return [
            (outcome, why_closed(outcome, panel=self.panel, rung=rung, bar=self.bar)) for outcome in Outcome
        ]


def room_for(item):
    """Return the Room of an agenda item now."""
    seats = list(item.meeting.seats.filter(status=SeatStatus.PRESENT).select_related("member"))
    submission = item.version.submission
    tied = ties_of(submission, [seat.member_id for seat in seats])
    free = [seat for seat in seats if seat.member_id not in tied]
    reviewers, seated = declared_for(item)
    counted = [seat for seat in free if seat.member_id in reviewers or seat.pk in seated]
    experts = sum(seat.side == Side.EXPERT for seat in counted)
    needs = Quorum.of(item.version.criteria_set)
    return Room(
        counted=counted,
        to_declare=[seat for seat in free if seat not in counted],
        no_quorum=why_no_quorum(experts=experts, staff=len(counted) - experts, needs=needs),
    )


def declared_for(item):
    """Return (user ids, seat ids) of those who have said that they have no conflict: as reviewers, or for this item."""
    reviewers = {each.reviewer_id for each in item.version.reviews.all() if each.status in DECLARED}
    return reviewers, {each.seat_id for each in item.declarations.all()}


def judged(version):
    """Return what the panel's scores of a version come to, without those of anybody who has a tie to it now."""
    asked = list(version.reviews.all())
    tied = ties_of(version.submission, [review.reviewer_id for review in asked])
    reviews, rows = everyones(version, without=tied)
    panel = {
        row.criterion.number: mean_of([score.value if score else None for score in row.scores])
        for row in rows
    }
    return Judged(
        reviews=reviews,
        rows=rows,
        panel=panel,
        mean=overall(panel),
        bar=Bar.of(version.criteria_set, [row.criterion for row in rows]),
        is_complete=is_complete(
            [(review.side, review.status) for review in asked if review.reviewer_id not in tied]
        ),
    )


def votes_on(item, room):
    """Return the Votes on what is put to the meeting: of those who count now, whoever voted before."""
    agreed = set(
        Vote.objects.filter(item=item, outcome=item.outcome, choice=Choice.AGREE).values_list(
            "seat_id", flat=True
        )
    )
    return counted(room, agreed)


def counted(room, agreed):
    """Return the Votes of a Room. `agreed` are the ids of the seats that agree, whether they count now or not."""
    experts, staff = room.of_side(Side.EXPERT), room.of_side(Side.STAFF)
    return Votes(
        experts_present=len(experts),
        staff_present=len(staff),
        experts_agreed=sum(seat.pk in agreed for seat in experts),
        staff_agreed=sum(seat.pk in agreed for seat in staff),
    )
