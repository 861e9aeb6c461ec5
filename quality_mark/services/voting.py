"""What happens to an item while the meeting talks about it: conflicts declared, an outcome put to the vote, votes."""

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from quality_mark.enums import Choice, ConflictKind
from quality_mark.models import Conflict, Declaration, Vote
from quality_mark.rules import voting as rules
from quality_mark.selectors.room import judged, room_for
from quality_mark.selectors.ties import has_tie
from quality_mark.services.room import locked_item

TIED = _("You have a tie to this work. Another chair of the panel deals with it.")


@transaction.atomic
def declare_at_meeting(*, item, seat, conflict, words, by):
    """Write what a member who did not review a version says of it. `conflict` shuts it to them for good."""
    item = locked_item(item)
    refuse(rules.why_not_declare(item.meeting.status))
    if conflict:
        said = {"words": words, "recorded_by": by}
        Conflict.objects.get_or_create(
            submission=item.version.submission, person=seat.member, kind=ConflictKind.DECLARED, defaults=said
        )
    else:
        Declaration.objects.get_or_create(item=item, seat=seat)
    after = {"item": item.pk, "conflict": conflict}
    audit.record(actor=by, action="quality_seat.declared", target=seat, after=after)


@transaction.atomic
def put_to_vote(*, item, outcome, rung, by):
    """Put an outcome, with the rung it rests on, to the meeting. Putting the same again changes nothing.

    Where the rung is another than before, the votes on this outcome were on something else, and are asked for again.
    """
    item = to_decide(item, by=by)
    found = judged(item.version)
    refuse(rules.why_not_judged(found.is_complete))
    refuse(" ".join(rules.why_closed(outcome, panel=found.panel, rung=rung, bar=found.bar)))
    if (item.outcome, item.rung) == (outcome, rung):
        return item
    if item.rung != rung:
        item.votes.filter(outcome=outcome).delete()
    before = {"outcome": item.outcome, "rung": item.rung}
    item.outcome, item.rung = outcome, rung
    item.save(update_fields=["outcome", "rung", "updated_at"])
    after = {"outcome": outcome, "rung": rung}
    audit.record(actor=by, action="quality_item.put_to_vote", target=item, before=before, after=after)
    return item


@transaction.atomic
def vote(*, item, seat, outcome, choice, dissent, by):
    """Write one member's vote on what is put to the meeting; they may change it until it is decided.

    `outcome` is what they saw: where the chair has put another since, they look again. `by` is the member, or the
    chair who writes it down for them.
    """
    item = locked_item(item)
    refuse(rules.why_not_now(item.meeting.status, item.version.submission.status))
    room = room_for(item)
    refuse(rules.why_not_vote(item.outcome, is_counted=room.counts(seat)))
    refuse(room.no_quorum and gettext("Voting has stopped. {no_quorum}").format(no_quorum=room.no_quorum))
    if item.outcome != outcome:
        raise RuleBroken(gettext("The chair has put something else to the vote since. Read it, then vote."))
    said = {"choice": choice, "dissent": dissent if choice == Choice.DISAGREE else ""}
    row, _ = Vote.objects.update_or_create(item=item, seat=seat, outcome=outcome, defaults=said)
    audit.record(actor=by, action="quality_vote.given", target=row, after={"item": item.pk, "choice": choice})
    return row


def to_decide(item, *, by):
    """Return an item, locked, that this chair may put to the vote or decide on now. Raises RuleBroken with why not."""
    item = locked_item(item)
    refuse(TIED if has_tie(item.version.submission, by) else "")
    refuse(rules.why_not_now(item.meeting.status, item.version.submission.status))
    no_quorum = room_for(item).no_quorum
    refuse(
        no_quorum and gettext("There is no quorum for this work now. {no_quorum}").format(no_quorum=no_quorum)
    )
    return item


def refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)
