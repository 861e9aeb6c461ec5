from enum import nonmember

from django.db.models import TextChoices


class Permission(TextChoices):
    POST_OPPORTUNITY = "involvement.post_opportunity", "Write adverts, choose people, run sessions"
    CHECK_OPPORTUNITY = "involvement.check_opportunity", "Check and publish adverts"
    IMPORT_OPPORTUNITIES = "involvement.import_opportunities", "Import adverts from a spreadsheet"
    RECORD_PANELS = "involvement.record_panels", "Record interview panels, one by one or from a spreadsheet"
    RUN_TRAINING = "involvement.run_training", "Run training: courses, dates, places and who came"
    READ_COVERAGE = "involvement.read_coverage", "See which interview panels had a trained expert"
    SET_COVERAGE_TARGET = "involvement.set_coverage_target", "Set targets for trained experts on panels"


class OpportunityStatus(TextChoices):
    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "Being checked"
    PUBLISHED = "published", "Published"
    CLOSED = "closed", "Closed"
    UNDER_WAY = "under_way", "Under way"
    COMPLETED = "completed", "Completed"
    REVIEWED = "reviewed", "Reviewed"
    CANCELLED = "cancelled", "Cancelled"

    moves = nonmember(
        {
            "draft": {"in_review", "cancelled"},
            "in_review": {"draft", "published", "cancelled"},
            "published": {"closed", "cancelled"},
            "closed": {"under_way", "cancelled"},
            "under_way": {"completed", "cancelled"},
            "completed": {"reviewed"},
            "reviewed": set(),
            "cancelled": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class OpportunityKind(TextChoices):
    MEMBERSHIP = "membership", "Foundation Trust membership"
    ONE_OFF_EVENT = "one_off_event", "One-off event"
    FOCUS_GROUP = "focus_group", "Focus group"
    STANDING_GROUP = "standing_group", "Standing group"
    INTERVIEW_PANEL = "interview_panel", "Interview panel"
    DOCUMENT_REVIEW = "document_review", "Document or policy review"
    TRAINING = "training", "Training or Recovery College"
    RESEARCH = "research", "Research"
    WARD_VISIT = "ward_visit", "Ward visit or audit"
    PEER_ROLE = "peer_role", "Paid peer role"
    OTHER = "other", "Something else"

    @property
    def has_sessions(self):
        """A membership has no decision, no session and so no notice."""
        return self is not OpportunityKind.MEMBERSHIP


class Section(TextChoices):
    """The parts of an advert, in the order a host writes them."""

    ABOUT = "about", "About"
    LEVEL = "level", "Level of involvement"
    DATES = "dates", "Dates and time"
    WHERE = "where", "Where and access"
    PLACES = "places", "Places and choosing"
    SUITS = "suits", "Who it suits"
    PAY = "pay", "Pay and travel"
    SUPPORT = "support", "Support, contact and budget"


class Place(TextChoices):
    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"
    MIXED = "mixed", "In person or online"


class Frequency(TextChoices):
    ONE_OFF = "one_off", "Once"
    WEEKLY = "weekly", "Every week"
    WEEKLY_IN_TERM = "weekly_in_term", "Every week in term time"
    FORTNIGHTLY = "fortnightly", "Every 2 weeks"
    MONTHLY = "monthly", "Every month"
    EIGHT_WEEKLY = "eight_weekly", "Every 8 weeks"
    TWO_MONTHLY = "two_monthly", "Every 2 months"
    QUARTERLY = "quarterly", "Every 3 months"
    FOUR_MEETINGS = "four_meetings", "Four meetings"
    AS_IT_SUITS = "as_it_suits", "As it suits you"


class InterestStatus(TextChoices):
    """The words staff read; `for_expert` holds the words the person reads."""

    EXPRESSED = "expressed", "Interested"
    SHORTLISTED = "shortlisted", "Shortlisted"
    OFFERED = "offered", "Offered a place"
    ACCEPTED = "accepted", "Accepted"
    WAITING = "waiting", "Waiting list"
    NOT_CHOSEN = "not_chosen", "Not chosen"
    DECLINED = "declined", "Declined the offer"
    LAPSED = "lapsed", "Offer ran out"
    WITHDRAWN = "withdrawn", "Withdrawn"

    for_expert = nonmember(
        {
            "expressed": "You told us you are interested",
            "shortlisted": "You are on the shortlist",
            "offered": "You have been offered a place",
            "accepted": "You have a place",
            "waiting": "You are on the waiting list",
            "not_chosen": "You were not chosen this time",
            "declined": "You said no to the offer",
            "lapsed": "The offer ran out",
            "withdrawn": "You changed your mind",
        }
    )
    moves = nonmember(
        {
            "expressed": {"shortlisted", "offered", "waiting", "not_chosen", "withdrawn"},
            "shortlisted": {"offered", "waiting", "not_chosen", "withdrawn"},
            "offered": {"accepted", "declined", "lapsed", "withdrawn"},
            "accepted": {"withdrawn"},
            "waiting": {"offered", "not_chosen", "withdrawn"},
            "not_chosen": {"withdrawn"},
            "declined": {"withdrawn"},
            "lapsed": {"withdrawn"},
            "withdrawn": {"expressed"},
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]

    @property
    def words_for_expert(self):
        return self.for_expert[self.value]


class Seat(TextChoices):
    """An expert's seat on an interview panel, from the first to the last rung of the ladder."""

    OBSERVER = "observer", "Observer"
    MEMBER = "member", "Member"
    CHAIR = "chair", "Chair"


class StaffSeat(TextChoices):
    MEMBER = "member", "Member"
    CHAIR = "chair", "Chair"


class PanelOutcome(TextChoices):
    APPOINTED = "appointed", "Appointed"
    NOT_APPOINTED = "not_appointed", "Not appointed"
    RE_ADVERTISE = "re_advertise", "Re-advertise"
    WITHDRAWN = "withdrawn", "Vacancy withdrawn"


class NoExpertReason(TextChoices):
    """Why nobody from the network was on a panel."""

    WITHDREW = "withdrew", "Expert withdrew on the day"
    NOBODY_ASKED = "nobody_asked", "Nobody asked for an expert"
    MANAGER_DID_NOT_KNOW = "manager_did_not_know", "Manager did not know experts could be asked"
    NOBODY_AVAILABLE = "nobody_available", "No trained expert was available"
    TOO_SHORT_NOTICE = "too_short_notice", "Not asked in time"
    OTHER = "other", "Another reason"


class PanelState(TextChoices):
    """What becomes of a panel somebody tells us about."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    UNCHANGED = "unchanged", "Unchanged"
    REFUSED = "refused", "Refused"


class PanelImportState(TextChoices):
    """Where an import of panels is on its way."""

    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "Checked, waiting for you"
    IMPORTED = "imported", "Imported"

    moves = nonmember({"checking": {"checked"}, "checked": {"checking", "imported"}, "imported": set()})

    def may_become(self, target):
        return target in self.moves[self.value]


class PlaceStatus(TextChoices):
    """A place on a date of training. The words staff read; `for_person` holds those the person reads."""

    BOOKED = "booked", "Has a place"
    WAITING = "waiting", "On the waiting list"
    OFFERED = "offered", "Offered a place"
    LAPSED = "lapsed", "No place"
    WITHDRAWN = "withdrawn", "Gave it up"
    CANCELLED = "cancelled", "Date cancelled"
    ATTENDED = "attended", "Came for all of it"
    PART = "part", "Came for part of it"
    APOLOGIES = "apologies", "Sent apologies"
    NO_SHOW = "no_show", "Did not come"

    for_person = nonmember(
        {
            "booked": "You have a place",
            "waiting": "You are on the waiting list",
            "offered": "A place is free, and we keep it for you",
            "lapsed": "You did not get a place",
            "withdrawn": "You gave up your place",
            "cancelled": "This date was cancelled",
            "attended": "You came",
            "part": "You came for part of it",
            "apologies": "You sent apologies",
            "no_show": "We missed you",
        }
    )
    moves = nonmember(
        {
            "booked": {"withdrawn", "cancelled", "attended", "part", "apologies", "no_show"},
            "waiting": {"offered", "lapsed", "withdrawn", "cancelled"},
            "offered": {"booked", "lapsed", "withdrawn", "cancelled"},
            "lapsed": {"booked", "waiting"},
            "withdrawn": {"booked", "waiting"},
            **{over: set() for over in ("cancelled", "attended", "part", "apologies", "no_show")},
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]

    @property
    def words_for_person(self):
        return self.for_person[self.value]


class RequestStatus(TextChoices):
    """Where asking for experts for a panel stands."""

    OPEN = "open", "Looking for people"
    FILLED = "filled", "Filled"
    UNFILLED = "unfilled", "Nobody was found"
    CANCELLED = "cancelled", "Called off"

    moves = nonmember(
        {
            "open": {"filled", "unfilled", "cancelled"},
            "filled": {"open", "cancelled"},
            "unfilled": set(),
            "cancelled": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class PanelOfferStatus(TextChoices):
    """A seat offered to one person. From an answer there is a way back by hand alone: a recruiter seats them."""

    OFFERED = "offered", "Asked"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Said no"
    LAPSED = "lapsed", "Did not answer in time"
    TAKEN = "taken", "Seats were taken"
    GIVEN_UP = "given_up", "Gave the seat up"

    moves = nonmember(
        {
            "offered": {"accepted", "declined", "lapsed", "taken"},
            "accepted": {"given_up"},
            "declined": {"accepted"},
            "lapsed": {"accepted"},
            "taken": {"accepted"},
            "given_up": {"accepted"},
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class DebriefSide(TextChoices):
    EXPERT = "expert", "Expert"
    CHAIR = "chair", "Chair"


class Heard(TextChoices):
    """The three answers to each question after a panel."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
