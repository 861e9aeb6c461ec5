from enum import nonmember

from django.db.models import IntegerChoices, TextChoices

from experts.enums import Rung


class Permission(TextChoices):
    SUBMIT = "quality_mark.submit", "Send work for the co-production quality mark"
    REVIEW = "quality_mark.review", "Review submissions for the quality mark"
    RUN_PANEL = "quality_mark.run_panel", "Run the quality mark panel"
    KEEP_CRITERIA = "quality_mark.keep_criteria", "Change the criteria of the quality mark"


class SubmissionStatus(TextChoices):
    """Where a submission is. `label` is what its writers read."""

    DRAFT = "draft", "Being written"
    SUBMITTED = "submitted", "Sent to the panel"
    IN_REVIEW = "in_review", "Being reviewed"
    AWAITING_MEETING = "awaiting_meeting", "Waiting for the panel’s meeting"
    AWARDED = "awarded", "Awarded the quality mark"
    CONDITIONAL = "conditional", "Working towards the quality mark"
    RETURNED = "returned", "Returned for a new version"
    DECLINED = "declined", "Not awarded"
    APPEALED = "appealed", "Appealed"

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
    CURRENT = "current", "Current"
    EXPIRING = "expiring", "Runs out soon"
    EXPIRED = "expired", "Expired"
    RENEWED = "renewed", "Renewed"
    WITHDRAWN = "withdrawn", "Withdrawn"

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

    ALLOCATED = "allocated", "To declare any conflict of interest"
    OPEN = "open", "To read and score"
    DONE = "done", "Done"
    STOOD_DOWN = "stood_down", "Stood down"

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
    PLANNED = "planned", "Planned"
    OPEN = "open", "Under way"
    CLOSED = "closed", "Over"
    CANCELLED = "cancelled", "Cancelled"

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
    EXPECTED = "expected", "Expected"
    PRESENT = "present", "Here"
    LEFT = "left", "Left early"
    APOLOGIES = "apologies", "Sent apologies"


class Side(TextChoices):
    """Which of the two halves of the panel a person counts as."""

    EXPERT = "expert", "Expert by experience"
    STAFF = "staff", "Member of staff"


class Kind(TextChoices):
    DOCUMENT = "document", "Document or leaflet"
    POLICY = "policy", "Policy"
    TRAINING = "training", "Training course"
    SERVICE_CHANGE = "service_change", "Change to a service"
    OTHER = "other", "Something else"


class Stage(TextChoices):
    PLANNING = "planning", "Deciding what to do"
    DESIGN = "design", "Designing it"
    DELIVERY = "delivery", "Doing it"
    REVIEW = "review", "Checking how it went"


class Mark(IntegerChoices):
    """A score for one criterion. 'Cannot judge' is none of these: it is not 0."""

    NONE = 0, "0: none"
    SAID = 1, "1: said, without evidence"
    SOME = 2, "2: some"
    GOOD = 3, "3: good"
    EXCELLENT = 4, "4: excellent, and could be repeated"


class Consent(TextChoices):
    ASKED = "asked", "Asked, has not answered yet"
    AGREED = "agreed", "Agreed"
    DECLINED = "declined", "Said no"

    # A person may change their mind either way; nobody else may for them.
    moves = nonmember({"asked": {"agreed", "declined"}, "agreed": {"declined"}, "declined": {"agreed"}})

    def may_become(self, target):
        return target in self.moves[self.value]


class Credit(TextChoices):
    """How a contributor wants to be named on the award."""

    FULL_NAME = "full_name", "Full name"
    FIRST_NAME = "first_name", "First name only"
    NO_NAME = "no_name", "Took part, not named"


class ConflictKind(TextChoices):
    """Why a person may not review. All but the last are found by the portal, whether declared or not."""

    AUTHOR = "author", "Wrote the submission"
    CO_SUBMITTER = "co_submitter", "Is one of those who sent it"
    CONTRIBUTOR = "contributor", "Is named as having contributed to the work"
    ATTENDED = "attended", "Took part in an activity that is given as evidence"
    DIRECTORATE = "directorate", "Works in the same directorate"
    REVIEWED_BEFORE = "reviewed_before", "Reviewed the version whose decision was appealed"
    VOTED_BEFORE = "voted_before", "Voted on the decision that was appealed"
    DECLARED = "declared", "Declared a conflict of interest"


class Choice(TextChoices):
    """A vote on whether the outcome proposed is right."""

    AGREE = "agree", "Agree"
    DISAGREE = "disagree", "Do not agree"


class Outcome(TextChoices):
    AWARDED = "awarded", "Awarded"
    CONDITIONAL = "conditional", "Working towards the mark, with an action plan"
    RETURNED = "returned", "Not yet: returned for a new version"
    DECLINED = "declined", "Not yet: declined"


def rung_height(rung):
    """Return how high a step of the ladder is, 0 to 6; -1 where none has been chosen."""
    return Rung.values.index(rung) if rung in Rung.values else -1
