from enum import nonmember

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from experts.enums import Rung


class Permission(TextChoices):
    SUBMIT = "quality_mark.submit", _("Send work for the co-production quality mark")
    REVIEW = "quality_mark.review", _("Review submissions for the quality mark")
    RUN_PANEL = "quality_mark.run_panel", _("Run the quality mark panel")
    KEEP_CRITERIA = "quality_mark.keep_criteria", _("Change the criteria of the quality mark")


class SubmissionStatus(TextChoices):
    """Where a submission is. `label` is what its writers read."""

    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("Sent to the panel")
    IN_REVIEW = "in_review", _("Being reviewed")
    AWAITING_MEETING = "awaiting_meeting", _("Waiting for the panel’s meeting")
    AWARDED = "awarded", _("Awarded the quality mark")
    CONDITIONAL = "conditional", _("Working towards the quality mark")
    RETURNED = "returned", _("Returned for a new version")
    DECLINED = "declined", _("Not awarded")
    APPEALED = "appealed", _("Appealed")

    # `submitted → draft` is the writer taking it back before anyone has been asked to review it.
    moves = nonmember(
        {
            "draft": {"submitted"},
            "submitted": {"in_review", "draft"},
            "in_review": {"awaiting_meeting"},
            "awaiting_meeting": {"awarded", "conditional", "returned", "declined"},
            "awarded": set(),
            "conditional": {"awarded"},
            "returned": {"draft"},
            "declined": {"appealed"},
            "appealed": {"in_review"},
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class AwardStatus(TextChoices):
    CURRENT = "current", _("Current")
    EXPIRING = "expiring", _("Runs out soon")
    EXPIRED = "expired", _("Expired")
    RENEWED = "renewed", _("Renewed")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    moves = nonmember(
        {
            "current": {"expiring", "withdrawn"},
            "expiring": {"expired", "renewed", "withdrawn"},
            "expired": set(),
            "renewed": set(),
            "withdrawn": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class ReviewStatus(TextChoices):
    """A review. The papers open when the reviewer has said that they have no conflict of interest."""

    ALLOCATED = "allocated", _("To declare any conflict of interest")
    OPEN = "open", _("To read and score")
    DONE = "done", _("Done")
    STOOD_DOWN = "stood_down", _("Stood down")

    moves = nonmember(
        {
            "allocated": {"open", "stood_down"},
            "open": {"done", "stood_down"},
            "done": {"stood_down"},
            "stood_down": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class MeetingStatus(TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Under way")
    CLOSED = "closed", _("Over")
    CANCELLED = "cancelled", _("Cancelled")

    moves = nonmember(
        {
            "planned": {"open", "cancelled"},
            "open": {"closed", "cancelled"},
            "closed": set(),
            "cancelled": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class SeatStatus(TextChoices):
    EXPECTED = "expected", _("Expected")
    PRESENT = "present", _("Here")
    LEFT = "left", _("Left early")
    APOLOGIES = "apologies", _("Sent apologies")


class Side(TextChoices):
    """Which of the two halves of the panel a person counts as."""

    EXPERT = "expert", _("Expert by experience")
    STAFF = "staff", _("Member of staff")


class Kind(TextChoices):
    DOCUMENT = "document", _("Document or leaflet")
    POLICY = "policy", _("Policy")
    TRAINING = "training", _("Training course")
    SERVICE_CHANGE = "service_change", _("Change to a service")
    OTHER = "other", _("Something else")


class Stage(TextChoices):
    PLANNING = "planning", _("Deciding what to do")
    DESIGN = "design", _("Designing it")
    DELIVERY = "delivery", _("Doing it")
    REVIEW = "review", _("Checking how it went")


class Mark(IntegerChoices):
    """A score for one criterion. 'Cannot judge' is none of these: it is not 0."""

    NONE = 0, _("0: none")
    SAID = 1, _("1: said, without evidence")
    SOME = 2, _("2: some")
    GOOD = 3, _("3: good")
    EXCELLENT = 4, _("4: excellent, and could be repeated")


class Consent(TextChoices):
    ASKED = "asked", _("Asked, has not answered yet")
    AGREED = "agreed", _("Agreed")
    DECLINED = "declined", _("Said no")

    # A person may change their mind either way; nobody else may for them.
    moves = nonmember({"asked": {"agreed", "declined"}, "agreed": {"declined"}, "declined": {"agreed"}})

    def may_become(self, target):
        return target in self.moves[self.value]


class Credit(TextChoices):
    """How a contributor wants to be named on the award."""

    FULL_NAME = "full_name", _("Full name")
    FIRST_NAME = "first_name", _("First name only")
    NO_NAME = "no_name", _("Took part, not named")


class ConflictKind(TextChoices):
    """Why a person may not review. All but the last are found by the portal, whether declared or not."""

    AUTHOR = "author", _("Wrote the submission")
    CO_SUBMITTER = "co_submitter", _("Is one of those who sent it")
    CONTRIBUTOR = "contributor", _("Is named as having contributed to the work")
    ATTENDED = "attended", _("Took part in an activity that is given as evidence")
    DIRECTORATE = "directorate", _("Works in the same directorate")
    REVIEWED_BEFORE = "reviewed_before", _("Reviewed the version whose decision was appealed")
    VOTED_BEFORE = "voted_before", _("Voted on the decision that was appealed")
    DECLARED = "declared", _("Declared a conflict of interest")


class Choice(TextChoices):
    """A vote on whether the outcome proposed is right."""

    AGREE = "agree", _("Agree")
    DISAGREE = "disagree", _("Do not agree")


class Outcome(TextChoices):
    AWARDED = "awarded", _("Awarded")
    CONDITIONAL = "conditional", _("Working towards the mark, with an action plan")
    RETURNED = "returned", _("Not yet: returned for a new version")
    DECLINED = "declined", _("Not yet: declined")


def rung_height(rung):
    """Return how high a step of the ladder is, 0 to 6; -1 where none has been chosen."""
    return Rung.values.index(rung) if rung in Rung.values else -1


def say_rung(rung):
    """Say a step of the ladder within a sentence: 'co-design'; '' where none has been chosen."""
    return Rung(rung).label.lower() if rung in Rung.values else rung
