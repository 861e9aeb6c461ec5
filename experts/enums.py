from enum import nonmember

from django.db.models import IntegerChoices, TextChoices


class Permission(TextChoices):
    TAKE_PART = "experts.take_part", "Join, find and take part in opportunities"
    WELCOME = "experts.welcome", "Welcome people into the network"
    KEEP_AGREEMENT = "experts.keep_agreement", "Write the agreement people sign"
    READ_EQUALITY = "experts.read_equality", "Read equality figures, with small numbers hidden"
    ACT_FOR = "experts.act_for", "Do things for people who are not online"
    WRITE_TO_MANY = "experts.write_to_many", "Write one message to many people in the network"
    EXPORT = "experts.export", "Make files of people in the network"


class How(TextChoices):
    """How a person was in touch when a member of staff did something for them."""

    PHONE = "phone", "By phone"
    DESK = "desk", "At a desk"
    LETTER = "letter", "By letter"


class ExpertStatus(TextChoices):
    APPLIED = "applied", "Applied"
    WELCOMED = "welcomed", "Welcomed"
    ACTIVE = "active", "Active"
    PAUSED = "paused", "Taking a break"
    LEFT = "left", "Left"
    NOT_ACCEPTED = "not_accepted", "Not accepted"

    moves = nonmember(
        {
            "applied": {"welcomed", "left", "not_accepted"},
            "welcomed": {"active", "left"},
            "active": {"paused", "left"},
            "paused": {"active", "left"},
            "left": set(),
            "not_accepted": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class ContributionStatus(TextChoices):
    EXPECTED = "expected", "Expected"
    ATTENDED = "attended", "Took part"
    APOLOGIES = "apologies", "Sent apologies"
    NO_SHOW = "no_show", "Did not come"
    CANCELLED_BY_US = "cancelled_by_us", "Cancelled by us"

    moves = nonmember(
        {
            "expected": {"attended", "apologies", "no_show", "cancelled_by_us"},
            "attended": set(),
            "apologies": set(),
            "no_show": set(),
            "cancelled_by_us": set(),
        }
    )

    def may_become(self, target):
        return target in self.moves[self.value]


class Rung(TextChoices):
    """The ladder of participation: Think Local Act Personal and the National Co-production Advisory Group."""

    COERCION = "coercion", "Coercion"
    EDUCATING = "educating", "Educating"
    INFORMING = "informing", "Informing"
    CONSULTATION = "consultation", "Consultation"
    ENGAGEMENT = "engagement", "Engagement"
    CO_DESIGN = "co-design", "Co-design"
    CO_PRODUCTION = "co-production", "Co-production"


class NeedArea(TextChoices):
    COMMUNICATION = "communication", "Help with communication"
    PRACTICAL = "practical", "Practical help"


class NeedKind(TextChoices):
    """What helps a person to take part, in the words they choose from. The Accessible Information Standard (DAPB1605)
    asks for the communication support; the practical support is what taking part needs beside it."""

    BSL = "bsl", "British Sign Language (BSL) interpreter"
    LIPSPEAKER = "lipspeaker", "Lipspeaker"
    SPEECH_TO_TEXT = "speech_to_text", "Speech-to-text reporter or live captions"
    DEAFBLIND = "deafblind", "Deafblind interpreter or communicator guide"
    INTERPRETER = "interpreter", "Interpreter for a spoken language"
    ADVOCATE = "advocate", "Advocate, or someone to speak for me"
    NOTE_TAKER = "note_taker", "Someone to take notes"
    EASY_READ = "easy_read", "Papers in easy read"
    LARGE_PRINT = "large_print", "Papers in large print"
    PAPERS_EARLY = "papers_early", "Papers sent early"
    EXTRA_TIME = "extra_time", "Extra time to read, think or speak"
    OTHER_COMMUNICATION = "other_communication", "Something else that helps with communication"
    STEP_FREE = "step_free", "Step-free way in and around"
    ACCESSIBLE_TOILET = "accessible_toilet", "Accessible toilet"
    HEARING_LOOP = "hearing_loop", "Hearing loop"
    QUIET_SPACE = "quiet_space", "Quiet space to go to"
    BREAKS = "breaks", "Breaks"
    SEATING = "seating", "A certain kind of chair, or a certain place to sit"
    PERSONAL_ASSISTANT = "personal_assistant", "Room for my personal assistant or companion"
    ASSISTANCE_DOG = "assistance_dog", "Room for my assistance dog"
    TRANSPORT = "transport", "Transport there and back"
    PARKING = "parking", "Parking close by"
    DIET = "diet", "Food or drink that suits my diet"
    CHILDCARE = "childcare", "Childcare"
    REPLACEMENT_CARE = "replacement_care", "Someone to care for the person I look after"
    OTHER_PRACTICAL = "other_practical", "Something else that helps"

    @property
    def area(self):
        kinds = list(NeedKind)
        first_practical = kinds.index(NeedKind.STEP_FREE)
        return NeedArea.PRACTICAL if kinds.index(self) >= first_practical else NeedArea.COMMUNICATION

    @classmethod
    def of(cls, area):
        """Return the kinds of one NeedArea, in the order they are offered."""
        return [kind for kind in cls if kind.area == area]


class NeedOutcome(TextChoices):
    MET = "met", "Will be met"
    NOT_MET = "not_met", "Cannot be met"


class NotMetBecause(TextChoices):
    """Why a need cannot be met: for the report. The person reads the words a human wrote."""

    VENUE = "venue", "The place does not have it"
    NOBODY_FREE = "nobody_free", "Nobody who does this is free"
    TOO_LATE = "too_late", "We knew too late to arrange it"
    COST = "cost", "There is no money for it"
    OTHER = "other", "Another reason"


RUNG_WORDS = {
    Rung.COERCION: "Decisions are made for people. Nothing here should be this.",
    Rung.EDUCATING: "We help people understand a service.",
    Rung.INFORMING: "We tell people what is going on.",
    Rung.CONSULTATION: "We ask people what they think of our plans.",
    Rung.ENGAGEMENT: "People say what they want and can influence it.",
    Rung.CO_DESIGN: "People design it with us.",
    Rung.CO_PRODUCTION: "People and staff plan, do and review it together as equals.",
}


class ActivityKind(TextChoices):
    SESSION = "session", "Session"
    PANEL = "panel", "Interview panel"
    TRAINING = "training", "Training"
    MEETING = "meeting", "Quality mark meeting"


class TimeOfDay(TextChoices):
    MORNING = "morning", "Morning"
    AFTERNOON = "afternoon", "Afternoon"
    EVENING = "evening", "Evening"


class Weekday(IntegerChoices):
    """Monday is 0, as `date.weekday()` counts."""

    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


class CheckState(TextChoices):
    ASKED = "asked", "Asked for"
    CLEAR = "clear", "Clear"
    NOT_CLEAR = "not_clear", "Not clear"

    @property
    def words_for_expert(self):
        return WORDS_FOR_EXPERT[self]


WORDS_FOR_EXPERT = {
    CheckState.ASKED: "We have asked for this",
    CheckState.CLEAR: "Done",
    CheckState.NOT_CLEAR: "We will talk with you about this",
}


class TalkedHow(TextChoices):
    PHONE = "phone", "By telephone"
    VIDEO = "video", "By video call"
    IN_PERSON = "in_person", "In person"


class SignedHow(TextChoices):
    HERE = "here", "In the portal"
    ON_PAPER = "on_paper", "On paper"


class ToldState(TextChoices):
    TOLD = "told", "Waiting for us to check"
    CONFIRMED = "confirmed", "Confirmed"
    TURNED_DOWN = "turned_down", "We could not confirm it"

    moves = nonmember({"told": {"confirmed", "turned_down"}, "confirmed": set(), "turned_down": set()})

    def may_become(self, target):
        return target in self.moves[self.value]
