import operator
from functools import reduce

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from coproduction.core.constraints import different_people, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, KEEP, PersonalData
from coproduction.reference.models import Directorate, Topic
from experts.enums import ContributionStatus
from experts.models import Expert
from quality_mark.enums import ConflictKind, Consent, Credit, Kind, Permission, ReviewStatus, SubmissionStatus

AT_CITED = "versions__citations__activity__contributions"

# What ties a person to a submission: the lookup that leads from it to their user id, and what must hold on the way.
TIES = {
    ConflictKind.AUTHOR: ("author", Q()),
    ConflictKind.CO_SUBMITTER: ("co_submitters__user", Q()),
    ConflictKind.CONTRIBUTOR: ("contributors__expert", Q()),
    ConflictKind.ATTENDED: (
        f"{AT_CITED}__expert",
        Q(**{f"{AT_CITED}__status": ContributionStatus.ATTENDED}),
    ),
    ConflictKind.DIRECTORATE: (
        "directorate__panel_members__user",
        Q(versions__criteria_set__bars_directorate=True),
    ),
    ConflictKind.REVIEWED_BEFORE: (
        "versions__reviews__reviewer",
        Q(versions__decision__appeal__isnull=False, versions__reviews__status=ReviewStatus.DONE),
    ),
    ConflictKind.VOTED_BEFORE: (
        "versions__agenda_items__votes__seat__member",
        Q(versions__decision__appeal__isnull=False),
    ),
    ConflictKind.DECLARED: ("conflicts__person", Q(conflicts__kind=ConflictKind.DECLARED)),
}


class SubmissionQuerySet(models.QuerySet):
    def written_by(self, user):
        """Return those this person may write: their own, and those they were asked to write with."""
        if not user.has_perm(Permission.SUBMIT):
            return self.none()
        return self.filter(Q(author=user) | Q(pk__in=Submission.objects.filter(co_submitters__user=user)))

    def tied_to(self, user):
        """Return those this person may never judge, by what the data shows or what they declared."""
        return self.filter(_tied(user))

    def for_chair(self, user):
        """Return those that reached the panel and that this chair has no tie to."""
        if not user.has_perm(Permission.RUN_PANEL):
            return self.none()
        return self.exclude(_tied(user)).filter(versions__submitted_at__isnull=False).distinct()

    def for_reviewer(self, user):
        """Return those whose papers are open to this reviewer: no conflict declared, and none found since."""
        reading = [ReviewStatus.OPEN, ReviewStatus.DONE]
        mine = Submission.objects.filter(
            versions__reviews__reviewer=user, versions__reviews__status__in=reading
        )
        return (
            self.filter(pk__in=mine).exclude(_tied(user)) if user.has_perm(Permission.REVIEW) else self.none()
        )

    def visible_to(self, user):
        """Return those whose papers this person may read: its writers, the chair, and its reviewers once open."""
        ways = (self.written_by(user), self.for_chair(user), self.for_reviewer(user))
        return self.filter(reduce(operator.or_, (Q(pk__in=way.values("pk")) for way in ways)))


def _tied(user):
    return reduce(
        operator.or_,
        (
            Q(pk__in=Submission.objects.filter(holds, **{path: user.pk}).values("pk"))
            for path, holds in TIES.values()
        ),
    )


class Submission(Record):
    """A piece of work put forward for the quality mark. What is said of it is in its versions, the newest last.

    `renews` is the award it asks to be given anew: an award is renewed by a submission of its own, once.
    """

    reference = models.CharField(max_length=20, unique=True)
    status = models.CharField(max_length=20, choices=SubmissionStatus, default=SubmissionStatus.DRAFT)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="quality_submissions"
    )
    title = models.CharField(max_length=150)
    kind = models.CharField(max_length=20, choices=Kind)
    directorate = models.ForeignKey(
        Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="quality_submissions"
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="quality_submissions")
    renews = models.OneToOneField(
        "quality_mark.Award", null=True, blank=True, on_delete=models.PROTECT, related_name="renewal"
    )

    objects = SubmissionQuerySet.as_manager()

    personal_data = PersonalData(
        person="author",
        personal={"author": KEEP},
        neither=("reference", "status", "title", "kind", "directorate", "topics", "renews"),
    )

    class Meta:
        constraints = [
            one_of("status", SubmissionStatus, name="submission_status_known"),
            one_of("kind", Kind, name="submission_kind_known"),
        ]
        indexes = [
            models.Index(fields=["status", "updated_at"], name="submission_by_status"),
            models.Index(fields=["author", "-updated_at"], name="submission_of_author"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("quality_mark:submission", args=[self.pk])


class CoSubmitter(Record):
    """Someone on the staff who writes the submission with its author."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="co_submitters")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="quality_co_submissions"
    )

    personal_data = PersonalData(
        person="user", personal={"user": KEEP, "author": KEEP}, neither=("submission",)
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "user"], name="co_submitter_once"),
            different_people("author", "user", name="co_submitter_not_author"),
        ]

    def __str__(self):
        return f"{self.user_id} with {self.submission_id}"  # English: for us alone


class ContributorQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(expert_id=user.pk)

    def agreed(self):
        return self.filter(consent=Consent.AGREED)


class Contributor(Record):
    """An expert named as having contributed to the work. They are asked first, and choose how they are credited."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="contributors")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="quality_contributions")
    what_they_did = models.CharField(max_length=300)
    consent = models.CharField(max_length=10, choices=Consent, default=Consent.ASKED)
    credit = models.CharField(max_length=10, choices=Credit, default=Credit.NO_NAME)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ContributorQuerySet.as_manager()

    personal_data = PersonalData(
        person="expert__user",
        personal={
            "expert": DELETE_ROW,
            "what_they_did": DELETE_ROW,
            "consent": DELETE_ROW,
            "credit": DELETE_ROW,
            "asked_by": KEEP,
        },
        neither=("submission", "answered_at"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "expert"], name="contributor_once"),
            one_of("consent", Consent, name="contributor_consent_known"),
            one_of("credit", Credit, name="contributor_credit_known"),
            models.CheckConstraint(
                condition=Q(consent=Consent.ASKED) | Q(answered_at__isnull=False),
                name="contributor_answer_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.expert_id} for {self.submission_id}"  # English: for us alone

    @property
    def credited_as(self):
        """How they are named to others: as they chose."""
        name = str(self.expert)
        return {Credit.FULL_NAME: name, Credit.FIRST_NAME: name.split(maxsplit=1)[0]}.get(
            Credit(self.credit), ""
        )


class PanelMember(Record):
    """What the panel knows of one of its members: where they work, and what they know about. It gives no right."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="panel_member"
    )
    directorate = models.ForeignKey(
        Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="panel_members"
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="panel_members")

    personal_data = PersonalData(
        person="user", personal={"user": DELETE_ROW, "directorate": DELETE_ROW, "topics": DELETE_ROW}
    )

    def __str__(self):
        return f"Panel member {self.user_id}"  # English: for us alone


class Conflict(Record):
    """A reason why a person may not judge a submission: declared by them, or found after they had been asked."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="conflicts")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="quality_conflicts"
    )
    kind = models.CharField(max_length=15, choices=ConflictKind)
    words = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = PersonalData(
        person="person",
        personal={"person": KEEP, "recorded_by": KEEP, "words": DELETE_ROW},
        neither=("submission", "kind"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "person", "kind"], name="conflict_once"),
            one_of("kind", ConflictKind, name="conflict_kind_known"),
        ]

    def __str__(self):
        return f"{self.kind} of {self.person_id}"  # English: for us alone
