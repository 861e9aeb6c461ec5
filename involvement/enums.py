from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    POST_OPPORTUNITY = "involvement.post_opportunity", _("Write adverts, choose people, run sessions")
    CHECK_OPPORTUNITY = "involvement.check_opportunity", _("Check and publish adverts")
    IMPORT_OPPORTUNITIES = "involvement.import_opportunities", _("Import adverts from a spreadsheet")
    RECORD_PANELS = (
        "involvement.record_panels",
        _("Record interview panels, one by one or from a spreadsheet"),
    )
    KEEP_VENUES = "involvement.keep_venues", _("Add venues and say how accessible they are")
    RUN_TRAINING = "involvement.run_training", _("Run training: courses, dates, places and who came")
    READ_COVERAGE = "involvement.read_coverage", _("See which interview panels had a trained expert")
    READ_IMPACT = "involvement.read_impact", _("See what got in the way, and which reviews are due")
    MAKE_BOOKLET = "involvement.make_booklet", _("Make editions of the booklet, and its postal pack")
    SET_COVERAGE_TARGET = "involvement.set_coverage_target", _("Set targets for trained experts on panels")


# Either is enough: which adverts are theirs to run says `Opportunity.objects.managed_by`.
RUNS_ADVERTS = (Permission.POST_OPPORTUNITY, Permission.CHECK_OPPORTUNITY)


class OpportunityStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("Being checked")
    PUBLISHED = "published", _("Published")
    CLOSED = "closed", _("Closed")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", _("Completed")
    REVIEWED = "reviewed", _("Reviewed")
    CANCELLED = "cancelled", _("Cancelled")

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
    MEMBERSHIP = "membership", _("Foundation Trust membership")
    ONE_OFF_EVENT = "one_off_event", _("One-off event")
    FOCUS_GROUP = "focus_group", _("Focus group")
    STANDING_GROUP = "standing_group", _("Standing group")
    INTERVIEW_PANEL = "interview_panel", _("Interview panel")
    DOCUMENT_REVIEW = "document_review", _("Document or policy review")
    TRAINING = "training", _("Training or Recovery College")
    RESEARCH = "research", _("Research")
    WARD_VISIT = "ward_visit", _("Ward visit or audit")
    PEER_ROLE = "peer_role", _("Paid peer role")
    OTHER = "other", _("Something else")


class Section(TextChoices):
    """The parts of an advert, in the order a host writes them."""

    ABOUT = "about", _("About")
    LEVEL = "level", _("Level of involvement")
    DATES = "dates", _("Dates and time")
    WHERE = "where", _("Where and access")
    PLACES = "places", _("Places and choosing")
    SUITS = "suits", _("Who it suits")
    PAY = "pay", _("Pay and travel")
    SUPPORT = "support", _("Support, contact and budget")


class Place(TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    MIXED = "mixed", _("In person or online")


class InterestStatus(TextChoices):
    """The words staff read; `for_expert` holds the words the person reads."""

    EXPRESSED = "expressed", _("Interested")
    SHORTLISTED = "shortlisted", _("Shortlisted")
    OFFERED = "offered", _("Offered a place")
    ACCEPTED = "accepted", _("Accepted")
    WAITING = "waiting", _("Waiting list")
    NOT_CHOSEN = "not_chosen", _("Not chosen")
    DECLINED = "declined", _("Declined the offer")
    LAPSED = "lapsed", _("Offer ran out")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    for_expert = nonmember(
        {
            "expressed": _("You told us you are interested"),
            "shortlisted": _("You are on the shortlist"),
            "offered": _("You have been offered a place"),
            "accepted": _("You have a place"),
            "waiting": _("You are on the waiting list"),
            "not_chosen": _("You were not chosen this time"),
            "declined": _("You said no to the offer"),
            "lapsed": _("The offer ran out"),
            "withdrawn": _("You changed your mind"),
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

    OBSERVER = "observer", _("Observer")
    MEMBER = "member", _("Member")
    CHAIR = "chair", _("Chair")


class StaffSeat(TextChoices):
    MEMBER = "member", _("Member")
    CHAIR = "chair", _("Chair")


class PanelOutcome(TextChoices):
    APPOINTED = "appointed", _("Appointed")
    NOT_APPOINTED = "not_appointed", _("Not appointed")
    RE_ADVERTISE = "re_advertise", _("Re-advertise")
    WITHDRAWN = "withdrawn", _("Vacancy withdrawn")


class NoExpertReason(TextChoices):
    """Why nobody from the network was on a panel."""

    WITHDREW = "withdrew", _("Expert withdrew on the day")
    NOBODY_ASKED = "nobody_asked", _("Nobody asked for an expert")
    MANAGER_DID_NOT_KNOW = "manager_did_not_know", _("Manager did not know experts could be asked")
    NOBODY_AVAILABLE = "nobody_available", _("No trained expert was available")
    TOO_SHORT_NOTICE = "too_short_notice", _("Not asked in time")
    OTHER = "other", _("Another reason")


class PanelState(TextChoices):
    """What becomes of a panel somebody tells us about."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    REFUSED = "refused", _("Refused")


class PanelImportState(TextChoices):
    """Where an import of panels is on its way."""

    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked, waiting for you")
    IMPORTED = "imported", _("Imported")

    moves = nonmember({"checking": {"checked"}, "checked": {"checking", "imported"}, "imported": set()})

    def may_become(self, target):
        return target in self.moves[self.value]


class PlaceStatus(TextChoices):
    """A place on a date of training. The words staff read; `for_person` holds those the person reads."""

    BOOKED = "booked", _("Has a place")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("Offered a place")
    LAPSED = "lapsed", _("No place")
    WITHDRAWN = "withdrawn", _("Gave it up")
    CANCELLED = "cancelled", _("Date cancelled")
    ATTENDED = "attended", _("Came for all of it")
    PART = "part", _("Came for part of it")
    APOLOGIES = "apologies", _("Sent apologies")
    NO_SHOW = "no_show", _("Did not come")

    for_person = nonmember(
        {
            "booked": _("You have a place"),
            "waiting": _("You are on the waiting list"),
            "offered": _("A place is free, and we keep it for you"),
            "lapsed": _("You did not get a place"),
            "withdrawn": _("You gave up your place"),
            "cancelled": _("This date was cancelled"),
            "attended": _("You came"),
            "part": _("You came for part of it"),
            "apologies": _("You sent apologies"),
            "no_show": _("We missed you"),
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

    OPEN = "open", _("Looking for people")
    FILLED = "filled", _("Filled")
    UNFILLED = "unfilled", _("Nobody was found")
    CANCELLED = "cancelled", _("Called off")

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

    OFFERED = "offered", _("Asked")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Said no")
    LAPSED = "lapsed", _("Did not answer in time")
    TAKEN = "taken", _("Seats were taken")
    GIVEN_UP = "given_up", _("Gave the seat up")

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
    EXPERT = "expert", _("Expert")
    CHAIR = "chair", _("Chair")


class Heard(TextChoices):
    """The three answers to each question after a panel."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
