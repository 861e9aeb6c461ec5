"""What the minutes of a meeting say, and who may open them."""

from dataclasses import dataclass
from typing import Any

from quality_mark.enums import Choice, Outcome, SeatStatus, Side
from quality_mark.models import Meeting, Submission
from quality_mark.selectors.ties import ties_of

MINUTES = "quality_minutes"


@dataclass(frozen=True)
class Count:
    """How those who took part in an item voted on one outcome."""

    outcome: str
    agreed: dict[str, int]
    disagreed: dict[str, int]


@dataclass(frozen=True)
class Minuted:
    """One item: its `decision` is None where it was not decided. `dissent` holds (name, words)."""

    item: Any
    decision: Any
    counts: list[Count]
    dissent: list[tuple[str, str]]


@dataclass(frozen=True)
class Minutes:
    meeting: Meeting
    seats: list[Any]
    items: list[Minuted]

    def there(self, side):
        here = (SeatStatus.PRESENT, SeatStatus.LEFT)
        return [seat for seat in self.seats if seat.side == side and seat.status in here]

    @property
    def sorry(self):
        return [seat for seat in self.seats if seat.status == SeatStatus.APOLOGIES]


def gathered(meeting):
    """Return the Minutes of a meeting from its rows."""
    seats = list(meeting.seats.select_related("member").order_by("side", "member__name", "pk"))
    items = meeting.agenda.select_related("version__submission", "decision").prefetch_related(
        "votes__seat__member"
    )
    return Minutes(meeting, seats, [_minuted(item) for item in items])


def may_read_minutes(user, document):
    """Whether this person may open minutes: who runs the panel or was asked to it, without a tie to anything in them."""
    meetings = Meeting.objects.visible_to(user).filter(minutes=document)
    tied = Submission.objects.tied_to(user).values("pk")
    return meetings.exclude(agenda__version__submission__in=tied).exists()


def _minuted(item):
    votes = list(item.votes.all())
    tied = ties_of(item.version.submission, [vote.seat.member_id for vote in votes])
    counted = [vote for vote in votes if vote.seat.member_id not in tied]
    return Minuted(
        item=item,
        decision=getattr(item, "decision", None),
        counts=[
            _count(outcome, counted) for outcome in Outcome if any(v.outcome == outcome for v in counted)
        ],
        dissent=[(str(vote.seat.member), vote.dissent) for vote in counted if vote.dissent],
    )


def _count(outcome, votes):
    def how_many(choice):
        return {
            side: sum((v.outcome, v.choice, v.seat.side) == (outcome, choice, side) for v in votes)
            for side in Side
        }

    return Count(str(outcome.label), how_many(Choice.AGREE), how_many(Choice.DISAGREE))
