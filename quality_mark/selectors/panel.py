"""The members of the panel: which side they sit on, what they know about and how much they have to do."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, Q

from coproduction.accounts.models import User
from experts.enums import ExpertStatus
from experts.models import Expert, ExpertTopic
from quality_mark.enums import Permission, ReviewStatus, Side, SubmissionStatus
from quality_mark.models import PanelMember, Submission
from quality_mark.rules.proposal import Candidate
from quality_mark.selectors.people import holders_of
from quality_mark.selectors.ties import ties_of

TO_DO = Q(quality_reviews__status__in=(ReviewStatus.ALLOCATED, ReviewStatus.OPEN))

ON_THEIR_WAY = (
    SubmissionStatus.SUBMITTED,
    SubmissionStatus.IN_REVIEW,
    SubmissionStatus.AWAITING_MEETING,
    SubmissionStatus.APPEALED,
)


@dataclass
class Member:
    """One person who may review, with what the chair looks at."""

    user: User
    side: Side
    load: int
    last_asked: datetime | None
    directorate: str = ""
    topics: dict[int, str] = field(default_factory=dict)
    barred: bool = False

    def as_candidate(self, topic_ids):
        return Candidate(
            user_id=self.user.pk,
            side=self.side,
            load=self.load,
            shared=len(set(topic_ids) & set(self.topics)),
            last_asked=self.last_asked,
            barred=self.barred,
        )


def members():
    """Return every Member of the panel by name, in a number of queries that does not grow."""
    users = list(
        holders_of(Permission.REVIEW).annotate(
            load=Count("quality_reviews", filter=TO_DO), last_asked=Max("quality_reviews__allocated_at")
        )
    )
    experts = set(
        Expert.objects.filter(pk__in=users, status=ExpertStatus.ACTIVE).values_list("pk", flat=True)
    )
    facts = {
        row.user_id: row
        for row in PanelMember.objects.filter(user__in=users)
        .select_related("directorate")
        .prefetch_related("topics")
    }
    of_experts = _topics_of(experts)
    return [
        _member(user, user.pk in experts, facts.get(user.pk), of_experts.get(user.pk, {})) for user in users
    ]


def members_for(submission):
    """Return every Member with `barred` set for this submission. Why is nobody's to see here."""
    found = members()
    tied = ties_of(submission, [member.user.pk for member in found])
    for member in found:
        member.barred = member.user.pk in tied
    return found


def side_of(user):
    """Return which Side of the panel this person counts as."""
    is_expert = Expert.objects.filter(pk=user.pk, status=ExpertStatus.ACTIVE).exists()
    return Side.EXPERT if is_expert else Side.STAFF


def _topics_of(expert_ids):
    topics: dict[int, dict[int, str]] = {}
    rows = ExpertTopic.objects.filter(expert__in=expert_ids).values_list(
        "expert_id", "topic_id", "topic__name"
    )
    for expert, topic, name in rows:
        topics.setdefault(expert, {})[topic] = name
    return topics


def _member(user, is_expert, facts, topics):
    known = {**topics, **({topic.pk: topic.name for topic in facts.topics.all()} if facts else {})}
    return Member(
        user=user,
        side=Side.EXPERT if is_expert else Side.STAFF,
        load=user.load,
        last_asked=user.last_asked,
        directorate=str(facts.directorate or "") if facts else "",
        topics=known,
    )


def queue_for(chair, *, status=""):
    """Return the submissions this chair may see that are not decided yet, those that waited longest first."""
    waiting = Submission.objects.for_chair(chair).filter(status__in=ON_THEIR_WAY)
    if status in ON_THEIR_WAY:
        waiting = waiting.filter(status=status)
    return (
        waiting.select_related("directorate")
        .annotate(
            sent_at=Max("versions__submitted_at"),
            reviewers=Count(
                "versions__reviews",
                filter=~Q(versions__reviews__status=ReviewStatus.STOOD_DOWN),
                distinct=True,
            ),
        )
        .order_by("sent_at", "pk")
    )


def how_many_wait_for_another(chair):
    """Return how many submissions wait for another chair, because this one has a tie to them."""
    waiting = Submission.objects.filter(status=SubmissionStatus.SUBMITTED)
    return waiting.tied_to(chair).count()
