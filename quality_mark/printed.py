"""The minutes of a meeting and the letter with a decision, as documents to print. No reviewer is named in a letter."""

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date, say_moment, say_time
from coproduction.core.pdf import (
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
)
from coproduction.correspondence.selectors import print_size_of
from quality_mark.enums import SeatStatus, Side

SIDES = {Side.EXPERT: _("Experts by experience"), Side.STAFF: _("Members of staff")}


def minutes_of(minutes):
    """Return the Document of a meeting's Minutes."""
    activity = minutes.meeting.activity
    return Document(
        title=gettext("Minutes of the quality mark panel"),
        blocks=[
            Facts(
                [
                    (
                        gettext("When"),
                        gettext("{starts_at} to {ends_at}").format(
                            starts_at=say_moment(activity.starts_at), ends_at=say_time(activity.ends_at)
                        ),
                    ),
                    (gettext("Where"), str(activity.venue or gettext("Online"))),
                    *_moved(minutes.meeting),
                ]
            ),
            Heading(gettext("Who was there")),
            *(block for side in Side for block in _there(minutes, side)),
            *_sorry(minutes),
            *(block for number, each in enumerate(minutes.items, start=1) for block in _item(number, each)),
        ],
        trust=settings.TRUST_NAME,
        date=say_date(activity.starts_at),
    )


def letter_of(feedback, person):
    """Return the Document of a letter with a decision to one person, in the size they read."""
    decision = feedback.decision
    submission = decision.version.submission
    return Document(
        title=gettext("What the quality mark panel decided"),
        blocks=[
            Facts(
                [
                    (
                        gettext("Work"),
                        gettext("{submission}, version {number}").format(
                            submission=submission, number=decision.version.number
                        ),
                    ),
                    (gettext("Decision"), decision.get_outcome_display()),
                ]
            ),
            Heading(gettext("Why")),
            Paragraph(decision.reasons),
            *_plan(decision),
            Heading(gettext("What the panel said on each question")),
            *(block for said in feedback.criteria for block in _said(said)),
            Paragraph(
                gettext("If you have questions, write to {support_email}.").format(
                    support_email=settings.SUPPORT_EMAIL
                )
            ),
        ],
        trust=settings.TRUST_NAME,
        date=say_date(decision.decided_at),
        reference=submission.reference,
        text_size=print_size_of(person),
    )


def _moved(meeting):
    if meeting.moved_on:
        words = gettext("It was to be on {moved_from}. {reason}")
        reason = meeting.moved_reason
        yield gettext("Moved"), words.format(moved_from=say_moment(meeting.moved_from), reason=reason)


def _there(minutes, side):
    names = [
        gettext("{member} (left early)").format(member=seat.member)
        if seat.status == SeatStatus.LEFT
        else str(seat.member)
        for seat in minutes.there(side)
    ]
    yield Heading(str(SIDES[side]), level=3)
    yield Bullets(names) if names else Paragraph(gettext("Nobody."))


def _sorry(minutes):
    if minutes.sorry:
        yield Heading(gettext("Sent apologies"), level=3)
        yield Bullets([str(seat.member) for seat in minutes.sorry])


def _item(number, minuted):
    version, decision = minuted.item.version, minuted.decision
    submission = version.submission
    yield Heading(f"{number}. {submission}")
    facts = [
        (
            gettext("Reference"),
            gettext("{reference}, version {number}").format(
                reference=submission.reference, number=version.number
            ),
        )
    ]
    if decision is None:
        yield Facts([*facts, (gettext("Decision"), gettext("Not decided at this meeting"))])
    else:
        yield Facts([*facts, *_decided(decision)])
        yield Heading(gettext("Reasons"), level=3)
        yield Paragraph(decision.reasons)
        yield from _plan(decision, level=3)
    yield from _votes(minuted)


def _decided(decision):
    return [
        (gettext("Decision"), decision.get_outcome_display()),
        (gettext("Rung of the ladder"), decision.get_rung_display()),
        (gettext("Needed to decide"), _people(decision.quorum_experts, decision.quorum_staff)),
        (gettext("Took part"), _people(decision.experts_present, decision.staff_present)),
        (gettext("Agreed"), _people(decision.experts_agreed, decision.staff_agreed)),
        (gettext("Decided"), say_moment(decision.decided_at)),
    ]


def _people(experts, staff):
    return gettext("Experts by experience: {experts}. Members of staff: {staff}.").format(
        experts=experts, staff=staff
    )


def _plan(decision, level=2):
    if decision.action_plan:
        yield Heading(gettext("Action plan"), level=level)
        yield Paragraph(
            gettext("To be done by {action_due}.\n\n{action_plan}").format(
                action_due=say_date(decision.action_due), action_plan=decision.action_plan
            )
        )


def _votes(minuted):
    if minuted.counts:
        rows = [
            [
                str(count.outcome),
                *(str(number) for side in Side for number in (count.agreed[side], count.disagreed[side])),
            ]
            for count in minuted.counts
        ]
        header = [
            gettext("Put to the vote"),
            gettext("Experts: agree"),
            gettext("Experts: do not"),
            gettext("Staff: agree"),
            gettext("Staff: do not"),
        ]
        yield Table(header, rows, caption=gettext("Votes"), numbers=[1, 2, 3, 4])
    if minuted.dissent:
        yield Heading(gettext("Did not agree, and asked for it to be written down"), level=3)
        yield Bullets([f"{name}: {words}" for name, words in minuted.dissent])


def _said(said):
    yield Heading(str(said.criterion), level=3)
    yield Paragraph(said.criterion.question)
    yield (
        Bullets(said.comments)
        if said.comments
        else Paragraph(gettext("The panel wrote nothing on this question."))
    )
