"""One item of an agenda as a member or the chair sees it now."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from quality_mark.enums import Choice, Permission, Side
from quality_mark.models import MeetingSeat, Vote
from quality_mark.models.reviews import UNFINISHED
from quality_mark.rules import voting as rules
from quality_mark.rules.decisions import say_mean
from quality_mark.selectors.room import Room, counted, declared_for, room_for


@dataclass(frozen=True)
class Voted:
    """One person here and their vote on what is put to the meeting; None where they have not voted."""

    seat: MeetingSeat
    vote: Vote | None


@dataclass(frozen=True)
class Ballot:
    """What is put to the vote now, and who has voted. `shows_counts` once the reader's own vote is in."""

    room: Room
    voted: list[Voted]
    mine: Vote | None
    may_vote: bool
    shows_counts: bool
    counts: Any

    @property
    def sides(self):
        """Return [(Side's label, how many agree, how many are here)]."""
        return [
            (Side.EXPERT.label, self.counts.experts_agreed, self.counts.experts_present),
            (Side.STAFF.label, self.counts.staff_agreed, self.counts.staff_present),
        ]


def own_review_is_in(item, user):
    """Say whether this person owes no review of an item's version: others' scores open only once one's own is in."""
    reviews = item.version.reviews.all()
    return not any(each.reviewer_id == user.pk and each.status in UNFINISHED for each in reviews)


def has_declared(item, user):
    """Say whether this person has said that they have no conflict: as a reviewer, or for this item.

    One who runs the panel and has no seat does not vote: what ties them is found by the portal.
    """
    own = item.meeting.seats.filter(member=user).values_list("pk", flat=True).first()
    return _has_declared(item, user, own)


def _has_declared(item, user, own):
    reviewers, seated = declared_for(item)
    if user.pk in reviewers or own in seated:
        return True
    return own is None and user.has_perm(Permission.RUN_PANEL)


def opens_for(item, user, own):
    """Say whether an item opens for this person now. `own` is the id of their seat at its meeting, or None.

    `item` comes with its meeting, reviews and declarations.
    """
    if not own_review_is_in(item, user):
        return False
    return _has_declared(item, user, own) or not rules.why_not_declare(item.meeting.status)


def ballot_for(item, user):
    """Return the Ballot of an item as this person sees it."""
    room = room_for(item)
    cast = {vote.seat_id: vote for vote in Vote.objects.filter(item=item, outcome=item.outcome)}
    own = next((seat for seat in room.counted if seat.member_id == user.pk), None)
    mine = cast.get(own.pk) if own else None
    may_vote = not rules.why_not_vote(item.outcome, is_counted=own is not None)
    return Ballot(
        room=room,
        voted=[Voted(seat, cast.get(seat.pk)) for seat in room.counted],
        mine=mine,
        may_vote=may_vote,
        shows_counts=mine is not None or (own is None and user.has_perm(Permission.RUN_PANEL)),
        counts=counted(room, {vote.seat_id for vote in cast.values() if vote.choice == Choice.AGREE}),
    )


def dissent_on(item):
    """Return the Votes against what was put to the meeting that came with words."""
    votes = Vote.objects.filter(item=item, outcome=item.outcome, choice=Choice.DISAGREE).exclude(dissent="")
    return votes.select_related("seat__member")


def decided_on(item):
    """Return the Decision on an item's version, made here or at another meeting, or None."""
    return getattr(item.version, "decision", None)


def means_in_words(judged):
    """Return [(Row, mean in words)] of each criterion, those where experts and staff differ first."""
    rows = sorted(judged.rows, key=lambda row: (not row.differs, row.criterion.number))
    means = judged.panel
    return [(row, _say(means[row.criterion.number])) for row in rows]


def _say(mean):
    return gettext("Nobody could judge") if mean is None else say_mean(mean)
